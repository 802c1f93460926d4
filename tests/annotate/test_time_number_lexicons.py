"""The lexicons of time and number: what the loaders promise of every row."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.annotate import calendars
from tawatur.annotate.numerals import number_of
from tawatur.annotate.numerals.digits import exact, read_digits
from tawatur.annotate.numerals.lexicon import (
    ATOMS,
    counted_plurals,
    counted_singulars,
    months,
    named_ordinals,
    parts,
)
from tawatur.annotate.quantities.lexicon import (
    GOVERNORS,
    currencies,
    dual_endings,
    duals,
    nouns,
    signs,
    single_words,
    starts_phrase,
    unit_duals,
    units,
    words,
)
from tawatur.annotate.quantities.modifiers import modifier_after, modifier_before
from tawatur.annotate.quantities.noun import look_up, noun_after, noun_before
from tawatur.annotate.timex.publication import infer_published
from tawatur.annotate.timex.words import (
    forms,
    forms_by_kind,
    letters,
    prepositions,
    seconds,
    stands_alone,
    time_words,
)
from tawatur.data import read_rows
from tawatur.model import Meta, Timex, make_document
from tawatur.text.fold import fold_word
from tawatur.text.segment import tokenize
from tests.annotate.timex_helpers import read

DAYS = st.dates(datetime.date(1925, 1, 1), datetime.date(2076, 12, 31))


@given(DAYS)
def test_a_day_survives_every_calendar(day: datetime.date) -> None:
    for calendar, convert in (("hijri", calendars.to_hijri), ("solar", calendars.to_solar)):
        other = convert(day)
        assert other is not None
        assert calendars.to_gregorian(calendar, other.year, other.month, other.day) == day
        assert calendars.year_in(calendar, day) == other.year
        bounds = calendars.month_bounds(calendar, other.year, other.month)
        assert bounds is not None
        assert bounds[0] <= day <= bounds[1]
        assert (day - bounds[0]).days + 1 == other.day
    assert calendars.to_gregorian("gregorian", day.year, day.month, day.day) == day


@given(DAYS, st.integers(-400, 400))
def test_days_and_months_are_added(day: datetime.date, shift: int) -> None:
    moved = calendars.add_days(day, shift)
    assert moved is not None
    assert (moved - day).days == shift
    month = calendars.add_months(day, shift)
    assert month is not None
    assert (month.year - day.year) * 12 + month.month - day.month == shift
    assert month.day == min(day.day, calendars.days_in_month(month.year, month.month))


@given(st.integers(-10, 20000), st.integers(-5, 30), st.integers(-5, 50))
def test_any_three_numbers_are_a_day_or_none(year: int, month: int, day: int) -> None:
    for calendar in ("gregorian", "hijri", "solar"):
        found = calendars.to_gregorian(calendar, year, month, day)
        assert found is None or isinstance(found, datetime.date)


@given(st.dates())
def test_weeks_and_words_of_any_day(day: datetime.date) -> None:
    year, week, _ = day.isocalendar()
    assert calendars.iso_week(day) == f"{year:04d}-W{week:02d}"
    assert str(day.day) in calendars.in_words(day)
    assert calendars.weekday_name(day.isoweekday()) in calendars.in_words(day, weekday=True)


@pytest.mark.parametrize("row", list(read_rows("ar/numerals.tsv")), ids=lambda row: f"{row['kind']}-{row['value']}")
def test_every_number_word_has_its_value(row: dict[str, str]) -> None:
    if row["kind"] in {"part", "hundreds-stem", "ending-dual", "ending-accusative"}:
        return
    for word in row["word"].split("|"):
        atom = ATOMS[fold_word(word)]
        assert atom is not None
        readings = [atom] if atom.split is None else [atom, atom.split]
        assert exact(row["value"]) in [reading.value for reading in readings]


@given(st.integers(0, 10**15))
def test_digits_are_read_with_any_grouping(value: int) -> None:
    assert read_digits(str(value)) == (value, None)
    grouped = f"{value:,}"
    if "," in grouped:
        found = read_digits(grouped)
        assert found is not None
        assert found[0] == value
        assert read_digits(grouped.replace(",", ".")) == found or grouped.count(",") > 1
        assert read_digits(grouped.replace(",", "\u066c")) == (value, None)
    assert number_of(exact(str(value))) == value


@given(st.text(alphabet="0123456789.,\u066b\u066c", min_size=1, max_size=40).filter(lambda form: form[0].isdigit()))
def test_any_digits_are_a_value_or_none(form: str) -> None:
    found = read_digits(form)
    assert found is None or 0 <= found[0] < 10**17


def test_sets_of_the_number_lexicon() -> None:
    assert {fold_word("نوفمبر"), fold_word("نيسان")} <= months()
    assert fold_word("تشرين") in named_ordinals()
    assert fold_word("خمس") in parts()
    assert fold_word("جندي") in counted_singulars()
    assert fold_word("جنود") in counted_plurals()


def test_every_dual_ends_like_one() -> None:
    assert all(form.endswith(dual_endings()) for form in (*duals(), *unit_duals()))
    assert not set(duals()) & set(nouns())
    assert not (set(duals()) | set(unit_duals())) & single_words("not-dual")


@pytest.mark.parametrize(
    "row", [row for row in read_rows("ar/counted.tsv") if row["plural"]], ids=lambda row: row["kind"]
)
def test_every_counted_noun_is_known_in_both_numbers(row: dict[str, str]) -> None:
    for word in (*row["word"].split("|"), *row["plural"].split("|")):
        if word and " " not in word:
            assert look_up(fold_word(word)) is not None


def test_every_governor_is_found_with_clitics() -> None:
    for row in read_rows("ar/number_governors.tsv"):
        for word in row["word"].split("|"):
            form = fold_word(word).split(" ")[0]
            governor = GOVERNORS[form]
            assert governor is not None, word
            assert GOVERNORS["و" + form] is not None, word


def test_every_unit_is_found() -> None:
    for row in read_rows("ar/units.tsv"):
        if row["base"].endswith("+"):
            continue
        for word in row["word"].split("|"):
            if len(word) == 1 and not word.isalpha():
                assert signs()[word].kind == row["kind"]
            else:
                tokens = tokenize(word)
                assert any(hit.after == len(tokens) for hit in units().at(tokens, 0)), word
    assert all(len(codes) > 1 for family, codes in currencies().items() if family == "dinar")


def test_phrases_begin_where_they_stand() -> None:
    for kind in ("part", "join", "vague", "both"):
        for phrase in sorted(words(kind)):
            assert starts_phrase(["كلمة", *phrase, "كلمة"], 1, kind) >= 1 + len(phrase)
            assert starts_phrase(list(phrase), len(phrase), kind) == len(phrase)


@pytest.mark.parametrize("row", list(read_rows("ar/modifiers.tsv")), ids=lambda row: row["modifier"])
def test_every_modifier_bounds(row: dict[str, str]) -> None:
    tokens = tokenize(f"كلمة {row['phrase']} 50" if row["side"] == "before" else f"كلمة 50 {row['phrase']} كلمة")
    if row["side"] == "before":
        assert modifier_before(tokens, len(tokens) - 1)[0] == row["modifier"]
    elif row["side"] == "after":
        assert modifier_after(tokens, 2)[0] == row["modifier"]
    assert modifier_before(tokens, 0) == (None, 0)
    assert modifier_after(tokens, len(tokens)) == (None, len(tokens))


def test_counted_nouns_around_a_number() -> None:
    tokens = tokenize("أصيب 12 جنديا أميركيا في الهجوم")
    found = noun_after(tokens, 2)
    assert found is not None
    assert (found.first, found.after) == (2, 4)
    assert noun_after(tokens, len(tokens)) is None
    assert noun_before(tokens, 0) is None
    before = noun_before(tokenize("الجنود الثلاثة"), 1)
    assert before is not None
    assert before.first == 0


def test_words_of_time_by_their_first_word() -> None:
    assert len(forms()) > 3000
    for text, rows in forms().items():
        assert text == fold_word(text)
        assert [len(row.rest) for row in rows] == sorted((len(row.rest) for row in rows), reverse=True)
    assert fold_word("في") in prepositions()
    assert fold_word("مارس") in time_words()
    assert stands_alone(fold_word("مارس"), {"month"})
    assert not stands_alone(fold_word("كانون"), {"month"})
    assert fold_word("الأول") in seconds(fold_word("كانون"), {"month"})
    assert sum(map(len, forms().values())) == sum(
        len(rows) for table in forms_by_kind().values() for rows in table.values()
    )
    assert letters().conjunction == "و"


@pytest.mark.parametrize("row", list(read_rows("ar/months.tsv")), ids=lambda row: row["key"])
def test_every_month_is_read_with_a_day_and_a_year(row: dict[str, str]) -> None:
    year = {"gregorian": 2020, "hijri": 1440, "solar": 1399}[row["calendar"]]
    day = calendars.to_gregorian(row["calendar"], year, int(row["month"]), 5)
    assert day is not None
    for name in row["ar"].split("|"):
        text = f"اجتمعوا في 5 {name} {year}"
        values = [reading.value for reading in read(text, "2021-01-01")[Timex]]
        assert values[:1] == [day.isoformat()], name


@given(DAYS)
def test_a_text_that_tells_its_day_is_dated_by_it(day: datetime.date) -> None:
    names = {int(row["iso"]): row["ar"].split("|")[0] for row in read_rows("ar/weekdays.tsv") if not row["flags"]}
    written = f"{day.day}/{day.month}/{day.year}"
    document = make_document(f"قال اليوم {names[day.isoweekday()]} {written} إن الأمر انتهى", Meta())
    dated = infer_published(document)
    assert (dated.published, dated.published_from) == (day, "text")
    wrong = names[day.isoweekday() % 7 + 1]
    unsure = make_document(f"قال اليوم {wrong} {written} إن الأمر انتهى", Meta())
    assert infer_published(unsure).published is None
    given_day = make_document(document.text, Meta(published=datetime.date(2020, 1, 1)))
    assert infer_published(given_day).published == datetime.date(2020, 1, 1)
