"""What is read from one event mention: parties, dates with their findings, places near and far, series, wording."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tawatur.link.dates import read_days
from tawatur.link.tellings import NEAR_CHARACTERS, Reader, Telling, is_near, join_tellings, read_tellings
from tawatur.model import Argument, Document, EventMention, Mention, Timex
from tests.link.builders import Report, argument

ENVOY, HOST = "per.~سالم", "per.~فاضل"


def only(report: Report) -> Telling:
    (found,) = read_tellings(report.build())
    return found


@pytest.mark.parametrize(
    ("mode", "trigger", "actors", "recipients", "kind"),
    [
        ("visit", "visit", [ENVOY], ["gpe.iraq"], "visit"),
        ("visit", "arrive", [ENVOY], [HOST], "visit"),
        ("visit", "meet", [ENVOY], ["gpe.iraq"], "meeting"),
        ("visit", "talks", [ENVOY], [], "meeting"),
        ("visit", "x", [ENVOY], [HOST], "meeting"),
        ("visit", "x", [ENVOY], ["gpe.iraq"], "visit"),
        ("visit", "x", [ENVOY, HOST], [], "meeting"),
        (None, "x", [ENVOY], ["gpe.iraq"], "visit"),
        ("phone", "meet", [ENVOY], [HOST], "phone"),
        ("multilateral", "summit", [ENVOY], [], "multilateral"),
    ],
)
def test_kinds_of_encounters(
    mode: str | None, trigger: str, actors: list[str], recipients: list[str], kind: str
) -> None:
    assert only(Report("a").event("CONSULT", mode, actors, recipients, trigger=trigger)).kind == kind


def test_other_types_have_no_kind() -> None:
    assert only(Report("a").event("ASSAULT", "aerial", [ENVOY], ["gpe.iraq"])).kind == ""


def test_parties_are_sorted_and_known_by_country() -> None:
    found = only(Report("a").event("ASSAULT", None, ["org.hamas", "gpe.iraq", "org.hamas"], []))
    assert [party.key for party in found.actors] == ["gpe.iraq", "org.hamas"]
    assert found.actors[0].country == "IQ"
    assert found.actors[0].name == "Iraq"


def test_an_argument_without_key_and_name_is_nobody() -> None:
    document = Report("a").event("ASSAULT", None, [ENVOY]).build()
    mention = replace(document[EventMention][0], actors=(Argument(start=0, end=1),))
    (found,) = read_tellings(document.with_layer(EventMention, [mention]))
    assert found.actors == ()


def test_a_bare_name_is_a_party_of_no_kind() -> None:
    document = Report("a").event("ASSAULT").build()
    mention = replace(document[EventMention][0], actors=(Argument(start=0, end=1, name="محتجون"),))
    (found,) = read_tellings(document.with_layer(EventMention, [mention]))
    assert [(party.key, party.kind) for party in found.actors] == [("name.~محتجون", "other")]


def test_the_mention_layer_tells_the_country_of_an_unknown_entity() -> None:
    document = Report("a").event("ASSAULT", None, [ENVOY]).build()
    known = replace(document[Mention][0], country="IQ")
    (found,) = read_tellings(document.with_layer(Mention, [known]))
    assert found.actors[0].country == "IQ"


def test_a_date_keeps_its_literal_reading() -> None:
    (dated,) = only(Report("a").event("ASSAULT", on="2023-11-14").finding("C202", "2023-11-05")).dates
    assert dated.value == "2023-11-14"
    assert dated.days == read_days("2023-11-14")
    assert dated.others == (read_days("2023-11-05"),)
    assert dated.flawed


@pytest.mark.parametrize(("code", "flawed"), [("C101", True), ("C206", True), ("C301", False), ("C501", False)])
def test_which_findings_make_a_date_doubtful(code: str, flawed: bool) -> None:
    (dated,) = only(Report("a").event("ASSAULT", on="2023-11-14").finding(code)).dates
    assert dated.flawed is flawed


def test_a_finding_on_another_date_is_none_on_this_one() -> None:
    report = Report("a").event("ASSAULT", on="2023-11-14").event("PROTEST", on="2023-11-05").finding("C201")
    first, second = read_tellings(report.build())
    assert not first.dates[0].flawed
    assert second.dates[0].flawed


def test_only_a_slip_makes_a_report_suspect() -> None:
    assert only(Report("a").event("ASSAULT", on="2023-11-14").finding("C202")).report.suspect
    assert not only(Report("a").event("ASSAULT", on="2023-11-14").finding("C201")).report.suspect


@pytest.mark.parametrize("value", ["PAST_REF", "P3D", "XXXX-11-05"])
def test_what_is_no_calendar_value_is_no_date(value: str) -> None:
    assert only(Report("a").event("ASSAULT", on=value)).dates == ()


def test_the_modifier_comes_from_the_time_expression() -> None:
    (dated,) = only(Report("a").event("ASSAULT", on="2023-11", mod="START")).dates
    assert dated.days == read_days("2023-11-01/2023-11-10")


def test_near_and_far_places() -> None:
    mention = EventMention(start=100, end=105, rule="t", type="ASSAULT")
    near = Argument(start=105 + NEAR_CHARACTERS, end=200, entity="gpe.iraq")
    assert is_near(near, mention)
    assert not is_near(replace(near, start=near.start + 1), mention)
    assert is_near(Argument(start=30, end=40, entity="gpe.iraq"), mention)
    assert not is_near(Argument(start=30, end=39, entity="gpe.iraq"), mention)
    assert not is_near(replace(near, inferred=True), mention)


def test_a_far_place_is_only_around() -> None:
    document = Report("a").event("ASSAULT", None, place="gpe.baghdad").build()
    far = replace(document[EventMention][0], place=argument("gpe.baghdad", 500, 506))
    (found,) = read_tellings(document.with_layer(EventMention, [far]))
    assert found.places == ()
    assert [place.key for place in found.around] == ["gpe.baghdad"]


@pytest.mark.parametrize(
    ("type", "word", "on", "series"),
    [
        ("ASSAULT", "الهجمات", None, True),
        ("ASSAULT", "هجماتهم", None, True),
        ("ASSAULT", "هجمات", "2024-03-09", False),
        ("ASSAULT", "هجمات", "2024-03", True),
        ("ASSAULT", "هجوم", None, False),
        ("CONSULT", "محادثات", None, False),
        ("PROTEST", "احتجاجات", None, True),
    ],
)
def test_series(type: str, word: str, on: str | None, series: bool) -> None:
    assert only(Report("a").event(type, None, on=on, word=word)).series is series


def test_a_count_of_attacks_is_a_series() -> None:
    assert only(Report("a").event("ASSAULT", None, counts=[("attacks", 73)])).series
    assert not only(Report("a").event("ASSAULT", None, counts=[("attacks", 1)])).series
    assert not only(Report("a").event("ASSAULT", None, counts=[("killed", 73)])).series


def test_wording_is_that_of_the_sentence() -> None:
    report = Report("a")
    place = report.sentence("انفجرت عبوة ناسفة قرب مدرسة ابتدائية شرق المدينة ظهر أمس وأوقعت جرحى")
    found = only(report.event("ASSAULT", "explosives", at=place))
    assert found.grams
    assert "عبوه" in found.words
    assert "مدرسه" in found.words


def test_a_short_sentence_has_no_grams_but_words() -> None:
    report = Report("a")
    found = only(report.event("ASSAULT", at=report.sentence("انفجرت عبوة قرب مدرسة")))
    assert found.grams == frozenset()
    assert "مدرسه" in found.words


def test_outside_all_sentences_there_is_no_wording() -> None:
    found = only(Report("a").event("ASSAULT"))
    assert (found.grams, found.words) == (frozenset(), frozenset())


def _two_sentences(second_actor: str, type: str = "CONSULT", inferred: bool = True) -> Document:
    """«حث … بداية الشهر. وخلال اتصال …»: the second date is only that of the report."""
    report = Report("a")
    first = report.sentence("حث الوزير نظيره بداية الشهر على الحوار")
    second = report.sentence("وجرى خلال اتصال بينهما بحث الملف")
    report.event("REQUEST", None, [ENVOY], [HOST], on="2024-03", mod="START", at=first)
    report.event(type, "phone" if type == "CONSULT" else None, [second_actor], [HOST], on="2024-03-10", at=second)
    document = report.build()
    early, late = document[EventMention]
    assert late.date is not None
    late = replace(late, date=replace(late.date, inferred=inferred))
    return document.with_layer(EventMention, [early, late])


def test_time_goes_on_with_the_same_people() -> None:
    (dated,) = read_tellings(_two_sentences(ENVOY))[1].dates
    assert dated.days == read_days("2024-03-01/2024-03-10")
    assert dated.inferred


@pytest.mark.parametrize(
    "document",
    [_two_sentences("per.~رامي"), _two_sentences(ENVOY, type="ACCUSE"), _two_sentences(ENVOY, inferred=False)],
    ids=["other people", "no encounter", "a date of its own"],
)
def test_time_does_not_go_on(document: Document) -> None:
    (dated,) = read_tellings(document)[1].dates
    assert dated.value == "2024-03-10"


def test_joining_keeps_all_and_repeats_nothing() -> None:
    report = (
        Report("a")
        .event("ASSAULT", "aerial", [ENVOY], ["gpe.iraq"], on="2024-03-09", counts=[("killed", 9)])
        .event("ASSAULT", "drone", [ENVOY], ["gpe.syria"], on="2024-03-09", counts=[("killed", 9)], realis="historical")
    )
    found = read_tellings(report.build())
    joined = join_tellings(found[::-1])
    assert joined == join_tellings(found)
    assert joined.rows == (0, 1)
    assert joined.modes == ("aerial", "drone")
    assert [party.key for party in joined.actors] == [ENVOY]
    assert [party.key for party in joined.recipients] == ["gpe.iraq", "gpe.syria"]
    assert len(joined.dates) == len(joined.tallies) == 1
    assert joined.realis == "actual"


def test_counts_that_point_nowhere_are_left_out() -> None:
    document = Report("a").event("ASSAULT", None, counts=[("killed", 9)]).build()
    mention = document[EventMention][0]
    broken = replace(mention, counts=tuple(replace(count, quantity=99) for count in mention.counts))
    (found,) = read_tellings(document.with_layer(EventMention, [broken]))
    assert found.tallies == ()


def test_the_reader_finds_the_time_expression_of_a_span() -> None:
    document = Report("a").event("ASSAULT", on="2023-11", mod="END").build()
    timex = document[Timex][0]
    reader = Reader(document)
    assert reader.modifier_at(timex.span) == "END"
    assert reader.folded(timex.span) == "2023 - 11"
