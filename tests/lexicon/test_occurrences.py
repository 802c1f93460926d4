"""Who occurs, and who may be one and the same."""

from __future__ import annotations

import pytest

from tawatur.lexicon.occurrences import Doubt, Occurrence, Variant, find_doubts, skeleton


def one(entity: str, *surfaces: str, kind: str = "PERSON", name: str | None = None) -> Occurrence:
    variants = tuple(Variant(surface, 1) for surface in surfaces)
    return Occurrence(entity, name, kind, None, None, variants, 1, len(variants))


def doubts(*occurrences: Occurrence) -> dict[str, list[tuple[str, str]]]:
    return {o.entity: [(d.entity, d.why) for d in o.doubts] for o in find_doubts(occurrences)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("بنيامين نتنياهو", "بنيامين نتانياهو"),
        ("أمريكا", "أميركا"),
        ("أحمد الشرع", "احمد شرع"),
        ("فولوديمير زيلينسكي", "فلوديمير زلنسكي"),
    ],
)
def test_spellings_of_one_name_have_one_skeleton(first: str, second: str) -> None:
    assert skeleton(first) == skeleton(second)


@pytest.mark.parametrize(("first", "second"), [("سالم", "سليم بكر"), ("بغداد", "بيروت"), ("حسن", "حسنين")])
def test_other_names_have_others(first: str, second: str) -> None:
    assert skeleton(first) != skeleton(second)


def test_a_skeleton_of_weak_letters_is_empty() -> None:
    assert skeleton("") == skeleton("وي") == ""


def test_an_unknown_name_like_a_known_one() -> None:
    found = doubts(one("per.~انتني-بلنكن", "أنتني بلنكن"))
    assert ("per.antony-blinken", "like-known") in found["per.~انتني-بلنكن"]


def test_a_known_entity_is_not_compared_with_the_lexicon() -> None:
    assert doubts(one("per.antony-blinken", "أنتوني بلينكن", name="Antony Blinken")) == {"per.antony-blinken": []}


def test_two_spellings_of_an_unknown_name_doubt_each_other() -> None:
    found = doubts(one("per.~راشد-زعيتر", "راشد زعيتر"), one("per.~راشد-زعتر", "راشد زعتر"))
    assert found == {
        "per.~راشد-زعيتر": [("per.~راشد-زعتر", "alike")],
        "per.~راشد-زعتر": [("per.~راشد-زعيتر", "alike")],
    }


def test_one_letter_in_a_long_name_may_differ() -> None:
    found = doubts(one("per.~a", "برهان قسطلاني"), one("per.~b", "برهان قسطلامي"))
    assert found["per.~a"] == [("per.~b", "alike")]


def test_one_letter_in_a_short_name_may_not() -> None:
    assert doubts(one("per.~a", "علي سعد"), one("per.~b", "علي سعت")) == {"per.~a": [], "per.~b": []}


def test_a_name_with_a_part_left_out() -> None:
    found = doubts(one("per.~a", "منصور جابر الكندي"), one("per.~b", "منصور الكندي"))
    assert found["per.~a"] == [("per.~b", "shorter")]


def test_a_given_name_alone_is_nobodys_shorter_form() -> None:
    assert doubts(one("per.~a", "منصور جابر"), one("per.~b", "منصور")) == {"per.~a": [], "per.~b": []}


def test_people_who_share_a_surname_are_no_doubt() -> None:
    assert doubts(one("per.~a", "منصور الكندي"), one("per.~b", "جابر الكندي")) == {"per.~a": [], "per.~b": []}


def test_one_surface_read_as_two_people() -> None:
    found = doubts(
        one("per.george-w-bush", "جورج بوش", "بوش", name="George W. Bush"),
        one("per.george-h-w-bush", "بوش الأب", "بوش", name="George H. W. Bush"),
    )
    assert found["per.george-w-bush"] == [("per.george-h-w-bush", "one-surface")]


def test_spelling_does_not_part_one_surface() -> None:
    found = doubts(one("gpe.a", "أبها", kind="GPE"), one("loc.b", "ابها", kind="LOC"))
    assert found["gpe.a"] == [("loc.b", "one-surface")]


def test_a_bare_head_that_two_bodies_share_says_nothing() -> None:
    found = doubts(one("org.a", "الوزارة", kind="ORG"), one("org.b", "الوزارة", kind="ORG"))
    assert found == {"org.a": [], "org.b": []}


def test_kinds_are_not_compared_with_one_another() -> None:
    assert doubts(one("per.~a", "راشد زعيتر"), one("gpe.~b", "راشد زعتر", kind="GPE")) == {"per.~a": [], "gpe.~b": []}


def test_the_order_is_kept_and_a_doubt_stands_once() -> None:
    found = find_doubts([one("per.~b", "راشد زعيتر", "زعيتر"), one("per.~a", "راشد زعتر", "زعيتر")])
    assert [o.entity for o in found] == ["per.~b", "per.~a"]
    assert found[0].doubts == (Doubt("per.~a", None, "one-surface"),)


def test_nobody_occurs() -> None:
    assert find_doubts([]) == []


def test_a_common_word_is_not_compared_with_thousands() -> None:
    many = [one(f"per.~{number}", f"محمد {'ابجد' * (number % 7 + 1)} {number}") for number in range(400)]
    assert len(find_doubts(many)) == 400
