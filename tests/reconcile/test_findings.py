from __future__ import annotations

from tawatur.model import Evidence, Finding, Suggestion
from tawatur.reconcile.conflicts import Clash
from tawatur.reconcile.findings import finding_of, findings_of_clash, named_origin, parts_findings, placed
from tests.reconcile.readings import count, date

OWN = Finding(
    code="C201",
    message="a Tuesday",
    evidence=(Evidence(start=3, end=9, text="x"),),
    suggestions=(Suggestion(value="2023-11-12", why="a Sunday"),),
    rule="t",
)


def test_a_reports_own_finding_is_placed() -> None:
    (evidence,) = placed(OWN, "a").evidence
    assert evidence.document == "a"
    assert placed(placed(OWN, "a"), "b") == placed(OWN, "a")


def test_an_origin_is_told_by_its_name() -> None:
    assert named_origin("org.reuters") == "Reuters"
    assert named_origin("per.~سليم-الحداد") == "سليم الحداد"
    assert named_origin("org.no-such-body") == "org.no-such-body"


def test_own_findings_come_with_the_clash_of_dates() -> None:
    clash = Clash(date("2023-11-05", "a"), date("2023-11-14", "b", findings=(OWN,)), "")
    found = list(findings_of_clash(clash, ()))
    assert [(f.code, f.evidence[0].document) for f in found] == [("C201", "b")]


def test_a_slip_is_found_only_in_a_suspect_report() -> None:
    clash = Clash(date("2023-05-15", "b"), date("2023-10-07", "a"), "")
    assert list(findings_of_clash(clash, ())) == []
    assert list(findings_of_clash(clash, ("a",))) == []
    (slip,) = findings_of_clash(clash, ("b",))
    assert slip.code == "C202"
    assert slip.suggestion is not None
    assert slip.suggestion.value == "2023-10-07"
    assert "15 Mehr 1402" in slip.message
    assert [e.document for e in slip.evidence] == ["b", "a"]


def test_no_slip_where_the_day_numbers_differ_or_the_date_is_a_month() -> None:
    assert list(findings_of_clash(Clash(date("2023-05-16", "b"), date("2023-10-07", "a"), ""), ("b",))) == []
    assert list(findings_of_clash(Clash(date("2023-05", "b"), date("2023-10-07", "a"), ""), ("b",))) == []


def test_a_slip_already_found_in_the_report_is_not_found_again() -> None:
    own = Finding(code="C202", message="m", evidence=OWN.evidence, rule="t")
    clash = Clash(date("2023-05-15", "b", findings=(own,)), date("2023-10-07", "a"), "")
    assert [f.message for f in findings_of_clash(clash, ("b",))] == ["m"]


def test_the_finding_of_a_clash_names_both_values_and_places() -> None:
    found = finding_of(Clash(count(12, "a"), count(15, "b"), "C301"))
    assert found.code == "C301"
    assert "12 and 15" in found.message
    assert [e.document for e in found.evidence] == ["a", "b"]
    assert found.rule == "ar.reconcile.counts-differ"


def test_parts_over_their_total() -> None:
    parts = [count(15, "a", part=True, start=5), count(9, "a", part=True, start=9)]
    (found,) = parts_findings(parts, {"a": count(20, "a")})
    assert found.code == "C302"
    assert "15 + 9 is 24" in found.message
    assert found.suggestion is not None
    assert found.suggestion.value == "24"


def test_parts_within_their_total_are_no_finding() -> None:
    parts = [count(5, "a", part=True, start=5), count(9, "a", part=True, start=9)]
    assert parts_findings(parts, {"a": count(20, "a")}) == []
    assert parts_findings(parts, {"a": count(10, "a", modifier="at_least")}) == []
    assert parts_findings(parts, {}) == []
    assert parts_findings(parts, {"b": count(3, "b")}) == []
