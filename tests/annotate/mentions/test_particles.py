"""«علي», the name, and «على», the preposition: told apart by the report, or by what follows."""

import pytest

from tawatur.annotate.mentions import find_mentions
from tawatur.annotate.mentions.heads import tells_ya
from tawatur.model import Meta, make_document


def people(text: str) -> list[str]:
    """The words of the persons that a text names."""
    found = find_mentions(make_document(text, Meta()))
    return [text[m.start : m.end] for m in found if m.kind == "PERSON"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("جلس على المقعد", True),
        ("عاد مصطفى من السفر", True),
        ("جلس علي المقعد ثم ذهب الي البيت", False),
        ("مشى حتي وصل الي الجسر", False),
        ("وصل علي من السفر", False),
    ],
)
def test_what_a_report_shows_of_its_ya(text: str, told: bool) -> None:
    assert tells_ya(text) == told


@pytest.mark.parametrize("verb", ["قال", "أضاف", "أوضح", "ذكر"])
@pytest.mark.parametrize("name", ["محمد علي", "أحمد علي", "محمود علي", "إبراهيم علي"])
def test_who_speaks_keeps_his_last_name(verb: str, name: str) -> None:
    assert people(f"{verb} {name} إن السوق هادئة") == [name]


@pytest.mark.parametrize("name", ["محمد", "أحمد", "محمود"])
@pytest.mark.parametrize("verb", ["أكد", "شدد", "وافق"])
def test_the_preposition_is_left_outside(verb: str, name: str) -> None:
    assert people(f"{verb} {name} علي ضرورة العمل") == [name]
    assert people(f"{verb} {name} على ضرورة العمل") == [name]


@pytest.mark.parametrize("after", ["، وهو تاجر", ".", " في السوق", " إلى القرية", " بن سالم"])
def test_what_cannot_be_governed_shows_the_name(after: str) -> None:
    assert people(f"حضر محمود علي{after}")[0].startswith("محمود علي")


def test_a_report_in_full_spelling_names_whom_a_title_introduces() -> None:
    assert people("كتب على الجدار. وقال الأستاذ علي الحازمي: كفى") == ["علي الحازمي"]
