"""Peoples and movements as parties: a people is not the country it lives in, a movement's adjective means it."""

import pytest

from tawatur.annotate.pipeline import annotate
from tawatur.model import EventMention


def parties(text: str) -> set[str | None]:
    """The entities that act and receive in the events of a text."""
    document = annotate(text, "2024-05-02", "Test")
    return {a.entity for e in document[EventMention] for a in (*e.actors, *e.recipients)}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("قصف العدوان الحوثي مأرب", "org.houthis"),
        ("هاجمت ميليشيا الحوثي قرية", "org.houthis"),
        ("تظاهر الأمازيغ في العاصمة", "norp.amazigh"),
        ("تظاهر الإيغور في العاصمة", "norp.uyghur"),
        ("أدان الرئيس القصف الإسرائيلي للمدينة", "gpe.israel"),
    ],
)
def test_whom_the_name_of_a_people_means(text: str, party: str) -> None:
    assert party in parties(text)


@pytest.mark.parametrize(
    ("text", "country"),
    [("تظاهر الإيغور في العاصمة", "gpe.china"), ("قصف العدوان الحوثي مأرب", "gpe.yemen")],
)
def test_a_people_is_no_country(text: str, country: str) -> None:
    assert country not in parties(text)
