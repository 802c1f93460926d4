"""Mentions: spans, identity within a report, and texts that mean harm."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotate.mentions import find_mentions
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.english import adjective, minister, ministry, of_country, slug
from tawatur.annotate.mentions.likeness import likeness
from tawatur.annotate.mentions.offices import plain, with_article
from tawatur.annotate.mentions.trail import Trail
from tawatur.annotate.mentions.vocabulary import (
    has_common_shape,
    is_accusative,
    is_common,
    is_feminine_finite,
    is_future,
    is_particle,
    is_speech_verb,
    is_verb,
)
from tawatur.model import Mention, Meta, make_document
from tawatur.text.fold import fold_word


def _mentions(text: str, published: str | None = None) -> list[Mention]:
    day = datetime.date.fromisoformat(published) if published else None
    return list(find_mentions(make_document(text, Meta(published=day))))


def _outer(text: str) -> list[tuple[str, str, str | None]]:
    return [(m.kind, text[m.start : m.end], m.entity) for m in _mentions(text) if not m.nested]


def _of(text: str, words: str) -> Mention:
    return next(m for m in _mentions(text) if text[m.start : m.end] == words)


# Spans


def test_empty_text() -> None:
    assert _mentions("") == []
    assert _mentions("\n\n \t") == []


def test_nested_mentions_lie_inside_an_outer_one() -> None:
    text = "التقى وزير الخارجية الأمريكي بأعضاء حركة حماس في مطار بغداد الدولي"
    outer = [m for m in _mentions(text) if not m.nested]
    for mention in _mentions(text):
        if mention.nested:
            assert any(o.start <= mention.start and mention.end <= o.end for o in outer)


def test_outer_mentions_do_not_overlap() -> None:
    text = "قال المتحدث باسم وزارة الخارجية الأمريكية ماثيو ميلر إن رئيس الوزراء العراقي محمد شياع السوداني غادر بغداد"
    outer = [m for m in _mentions(text) if not m.nested]
    assert all(a.end <= b.start for a, b in pairwise(outer))


def test_nationality_is_nested_in_its_title() -> None:
    assert _of("وصل وزير الخارجية الأمريكي", "الأمريكي").nested


def test_marks_do_not_shift_spans() -> None:
    text = "زارَ العِراقَ وفدٌ"
    assert [text[m.start : m.end] for m in _mentions(text)] == ["العِراقَ"]


def test_tatweel_and_bidi_marks() -> None:
    text = "زار \u200fالعـــراق\u200f وفد"
    assert [m.entity for m in _mentions(text)] == ["gpe.iraq"]


def test_every_mention_names_its_rule() -> None:
    text = "قال مسؤول أمريكي إن أنتوني بلينكن سيزور القاهرة والسفارة الأمريكية وحركة حماس"
    assert all(m.rule.startswith("ar.mentions.") for m in _mentions(text))


def test_headlines_are_read_like_the_rest() -> None:
    assert _outer("بلينكن في العراق\n")[0][2] == "per.antony-blinken"


# Who is who


def test_two_people_of_one_surname_stay_apart() -> None:
    text = "فاز هشام درغام بالسباق. وقال درغام إنه سعيد. ثم فاز نبيل درغام بالقفز. وقال درغام إنه متعب."
    people = [m for m in _mentions(text) if m.kind == "PERSON"]
    assert [m.entity for m in people] == [people[0].entity] * 2 + [people[2].entity] * 2
    assert people[0].entity != people[2].entity


def test_unknown_person_is_keyed_by_the_full_name() -> None:
    text = "افتتح المعرض سامر بهجت الكرملاوي"
    assert _outer(text)[-1][2] == "per.~" + "-".join(fold_word(w) for w in ("سامر", "بهجت", "الكرملاوي"))


def test_role_of_the_person_beside_a_title() -> None:
    text = "التقى وزير الخارجية الأمريكي أنتوني بلينكن الطلاب"
    assert _of(text, "أنتوني بلينكن").role == "US Secretary of State"
    assert _of(text, "وزير الخارجية الأمريكي").holder == "per.antony-blinken"


def test_a_person_alone_has_no_role() -> None:
    assert _of("التقى أنتوني بلينكن الطلاب", "أنتوني بلينكن").role is None


def test_the_object_of_a_verb_is_no_holder() -> None:
    text = "أبلغ بلينكن رئيس الوزراء العراقي محمد شياع السوداني بالموعد"
    assert _of(text, "رئيس الوزراء العراقي").holder == "per.mohammed-shia-al-sudani"


def test_a_former_office_is_not_given_to_the_present_holder() -> None:
    text = "كتب رئيس الوزراء العراقي السابق مذكراته"
    title = next(m for m in _mentions(text, "2023-11-05") if m.kind == "TITLE")
    assert title.holder == "per.mustafa-al-kadhimi"


def test_bare_ministry_takes_the_ministry_of_the_report() -> None:
    text = "نشرت وزارة الخارجية الأمريكية البيان. وأكدت الوزارة الموعد."
    ministry_alone = _of(text, "الوزارة")
    assert ministry_alone.entity == "org.us-department-of-state"
    assert not ministry_alone.named


def test_bare_ministry_without_one_is_nothing() -> None:
    assert _outer("وأكدت الوزارة الموعد.") == []


def test_embassy_stands_in_the_capital_the_report_speaks_of() -> None:
    text = "وصل الوفد إلى العراق ثم زار السفارة الأمريكية"
    assert _of(text, "السفارة الأمريكية").name == "US Embassy in Baghdad"


def test_short_name_in_brackets_is_the_same_organisation() -> None:
    text = "أسس الطلاب رابطة الفلكيين الأردنية (فلكيار) قبل عام. وتقول فلكيار إنها مستقلة."
    keys = {m.entity for m in _mentions(text) if m.kind == "ORG"}
    assert len(keys) == 1


def test_country_of_a_composed_body() -> None:
    assert _of("عززت الشرطة التونسية الحراسة", "الشرطة التونسية").country == "TN"


def test_government_by_its_seat_has_the_country() -> None:
    mention = _of("دعت واشنطن إلى الهدوء", "واشنطن")
    assert (mention.metonym, mention.country, mention.entity) == (True, "US", "gpe.united-states")


def test_seat_after_a_preposition_of_place_is_a_place() -> None:
    assert not _of("هبطت الطائرة في واشنطن", "واشنطن").metonym


def test_described_group_says_who_stands_behind_it() -> None:
    mention = _of("هاجمت الميليشيات المدعومة من إيران الموقع", "الميليشيات المدعومة من إيران")
    assert (mention.named, mention.name) == (False, "Iran-backed militias")


# Texts that mean harm

_HOSTILE = [
    "عبد ",
    "بن ",
    "أبو عبد ",
    "رئيس ",
    "المتحدث باسم ",
    "نائب ",
    "وزير الخارجية ",
    'حركة "',
    "«",
    "ال",
    "العراق ",
]


@pytest.mark.parametrize("words", _HOSTILE)
def test_long_runs_of_heads_are_read(words: str) -> None:
    assert isinstance(_mentions(words * 3000), list)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "رئيس",
                "وزير",
                "الخارجية",
                "بن",
                "عبد",
                "الله",
                "العراق",
                "،",
                '"',
                "(",
                "\n",
                "محمد",
                "باسم",
                "نائب",
                "قال",
                "وقال",
                "مصدر",
                "أمني",
                "حركة",
                "مطار",
                "الأمريكي",
                "لل",
                "و",
            ]
        )
    )
)
def test_any_order_of_heads(words: list[str]) -> None:
    text = " ".join(words)
    found = _mentions(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert found == _mentions(text)
    outer = [m for m in found if not m.nested]
    assert all(a.end <= b.start for a, b in pairwise(outer))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    assert all(0 <= m.start < m.end <= len(text) for m in _mentions(text))


# Parts


@pytest.mark.parametrize("word", ["قال", "وقالت", "يؤكد", "أعلنت", "وأضاف", "صرحوا"])
def test_verbs_of_saying(word: str) -> None:
    assert is_speech_verb(fold_word(word))


@pytest.mark.parametrize("word", ["قلم", "بغداد", "القول", "باب"])
def test_no_verbs_of_saying(word: str) -> None:
    assert not is_speech_verb(fold_word(word))


@pytest.mark.parametrize("word", ["وسيزورونها", "المدرسة", "بالقرارات", "حكومته", "ليلا", "قضت", "دعت", "أسواقهم"])
def test_common_words(word: str) -> None:
    assert is_common(fold_word(word))


@pytest.mark.parametrize("word", ["شتاينهوفر", "ماكغريفن", "دوبوفسكي", "فاغنيرينيو"])
def test_uncommon_words(word: str) -> None:
    assert not is_common(fold_word(word))
    assert likeness(fold_word(word)) > 0


@pytest.mark.parametrize("word", ["استعراضه", "انكماش", "تصويبها", "مرموق", "اعتناقهم"])
def test_shapes_of_common_words(word: str) -> None:
    assert has_common_shape(fold_word(word))


def test_small_questions_about_words() -> None:
    assert is_accusative(fold_word("ليلا"))
    assert not is_accusative(fold_word("سوريا"))
    assert is_future(fold_word("ستعقد"))
    assert not is_future(fold_word("عقد"))
    assert is_particle(fold_word("والذي"))
    assert not is_particle(fold_word("بغداد"))
    assert is_verb(fold_word("تزور"))
    assert is_feminine_finite(fold_word("ستواصل"))
    assert not is_feminine_finite(fold_word("بغداد"))


def test_english_names() -> None:
    assert adjective("US") == "US"
    assert adjective("IQ") == "Iraqi"
    assert of_country("US") == "the United States"
    assert of_country("IQ") == "Iraq"
    assert ministry("Foreign", "State", "US") == "US Department of State"
    assert ministry("Foreign", "State", "IR") == "Ministry of Foreign Affairs of Iran"
    assert ministry("Foreign", "State", None) == "Ministry of Foreign Affairs"
    assert minister("Defense", "Defense", "US") == "US Secretary of Defense"
    assert minister("Interior", "", "TN") == "Minister of Interior of Tunisia"
    assert slug("US Embassy in Baghdad") == "us-embassy-in-baghdad"
    assert plain("Hezbollah (Lebanon)") == "Hezbollah"
    assert with_article("Palestinian Authority") == "the Palestinian Authority"
    assert with_article("Hamas") == "Hamas"


def _found(first: int, after: int, kind: str = "ORG", entity: str | None = None) -> Found:
    return Found(first=first, after=after, kind=kind, rule="ar.mentions.test", entity=entity)


def test_chart_takes_narrow_mentions_into_wide_ones() -> None:
    chart = Chart(make_document("a b c d", Meta()))
    inner, outer = _found(1, 2), _found(0, 3)
    assert chart.add(inner)
    assert chart.add(outer)
    assert inner.nested
    assert chart.covering(1) is outer
    assert chart.at(1) is None


def test_chart_refuses_what_would_cut_a_mention() -> None:
    chart = Chart(make_document("a b c d", Meta()))
    assert chart.add(_found(1, 3))
    assert not chart.add(_found(2, 4))
    assert not chart.add(_found(0, 2))


def test_chart_prefers_a_known_entity_to_a_guess() -> None:
    chart = Chart(make_document("a b", Meta()))
    known = _found(0, 2, entity="org.hamas")
    assert chart.add(known)
    assert not chart.add(_found(0, 2, entity="org.~a-b"))
    assert chart.at(0) is known


def test_chart_removes() -> None:
    chart = Chart(make_document("a b", Meta()))
    found = _found(0, 2)
    chart.add(found)
    chart.remove(found)
    assert chart.ordered() == []
    assert chart.covering(1) is None


def test_trail_answers_in_text_order() -> None:
    trail = Trail()
    assert trail.nearest(5) is None
    second, first = _found(10, 11), _found(2, 3)
    trail.add(second)
    trail.add(first)
    assert trail.nearest(1) is first
    assert trail.nearest(5) is first
    assert trail.nearest(20) is second
    assert trail.before(20, 2) == [second, first]
    assert trail.before(0, 1) == [first]
