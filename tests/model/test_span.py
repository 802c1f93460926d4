"""Half-open spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawatur.model import Span

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Span(min(pair), max(pair)))


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_of_is_the_slice() -> None:
    assert Span(4, 10).of("في العراق اليوم") == "عراق ا"[:0] + "في العراق اليوم"[4:10]


@given(SPANS, SPANS)
def test_overlap_is_symmetric_and_means_a_shared_place(left: Span, right: Span) -> None:
    shared = set(range(left.start, left.end)) & set(range(right.start, right.end))
    if len(left) and len(right):
        assert left.overlaps(right) is right.overlaps(left) is bool(shared)


@given(SPANS, SPANS)
def test_contains_means_every_place(outer: Span, inner: Span) -> None:
    if len(inner) and outer.contains(inner):
        assert set(range(inner.start, inner.end)) <= set(range(outer.start, outer.end))


@given(st.lists(SPANS))
def test_order_is_that_of_start_then_end(spans: list[Span]) -> None:
    assert sorted(spans) == sorted(spans, key=lambda span: (span.start, span.end))
