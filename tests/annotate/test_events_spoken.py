"""Which attributions cover a place: the same as asking all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawatur.annotate.events.spoken import Spoken
from tawatur.model import Attribution, Span

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(min(ends), max(ends)))


def attribution(content: list[Span]) -> Attribution:
    cue = Span(0, 1)
    return Attribution(
        start=0, end=1, rule="ar.attribution.test", kind="direct", cue=cue, content=tuple(content), chain=()
    )


@given(st.lists(st.lists(SPANS, max_size=3).map(attribution), max_size=8), st.integers(-1, 31))
def test_every_content_that_covers_a_place_is_known(told: list[Attribution], place: int) -> None:
    wanted = [(c.end - c.start, n) for n, a in enumerate(told) for c in a.content if c.start <= place < c.end]
    spoken = Spoken(told)
    assert sorted(spoken.at(place)) == sorted(wanted)
    assert spoken.innermost(place) == (min(wanted)[1] if wanted else None)
