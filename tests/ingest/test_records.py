"""Failures are one line, whatever they speak of."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.ingest import Failure
from tawatur.ingest.records import parse_published, printable, read_fields


def test_a_failure_is_code_place_message_and_cure() -> None:
    failure = Failure(place="a.jsonl:3", code="E105", message="no JSON", cure="repair it")
    assert str(failure) == "E105 a.jsonl:3: no JSON; repair it"
    assert str(Failure(place="a", code="E101", message="gone")) == "E101 a: gone"


@given(st.text(), st.text())
def test_a_failure_is_always_one_printable_line(place: str, message: str) -> None:
    line = str(Failure(place=place, code="E105", message=message, cure=None))
    assert line.splitlines() in ([line], [line.strip("\n")])
    assert not any(ord(c) < 32 or c in "\u202e\u2028\u2029\x85" for c in line)
    line.encode()


@pytest.mark.parametrize("text", ["\x1b[2J", "\r\n", "\u202e", "\x07", "\x9b", "\ud800"])
def test_controls_are_written_out(text: str) -> None:
    assert (
        printable(f"a{text}b")
        == "a" + "".join(f"\\u{ord(c):04x}" if c != "[" and not c.isalnum() else c for c in text) + "b"
    )


@given(st.text())
def test_no_date_raises(value: str) -> None:
    assert parse_published(value) is None or isinstance(parse_published(value), datetime.date)


@given(st.dates())
def test_iso_dates_are_themselves(day: datetime.date) -> None:
    if day.year > 999:
        assert parse_published(day.isoformat()) == day


def test_a_text_above_the_cap() -> None:
    (failure,) = read_fields({"text": "x" * (20 * 1024 * 1024 + 1)}, "a:1")
    assert isinstance(failure, Failure) and failure.code == "E103"
