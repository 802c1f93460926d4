"""The main event of a report.

Note [Main event]
    News tells its main event in the headline and again in the lead (the two sentences after it); what only stands
    further down is background, and so are condolences, which follow what the report is about. Of the mentions there
    that are told as done or to come, the surest is taken, with a bonus for the headline and for a type that headline
    and lead share; of the same type the first that has a mode speaks for it. Where headline and lead tell of no event
    the report has none.
"""

from __future__ import annotations

from tawatur.model import Document, EventMention, Sentence

_LEAD = 3
_NEWS = frozenset({"actual", "future"})
_CONDOLENCES = frozenset({"ar.event.sympathy", "ar.event.condole"})
# An accord that was made before is named by the way: «الاتفاق الذي أبرم في يوليو».
_BY_THE_WAY = frozenset({"ar.event.seal-deal", "ar.event.accord-made"})
# What the headline, and a type told in both places, weigh beside a confidence between 0 and 1.
_HEADLINE = 0.7
_AGAIN = 0.2


def main_mention(document: Document) -> EventMention | None:
    """The event mention that the report is about, by Note [Main event]; null where headline and lead tell of none.

    «انفجار يهز سوق المدينة» with a lead on its dead: the explosion.
    """
    ends = [sentence.end for sentence in document[Sentence][:_LEAD]]
    if not ends:
        return None
    told = [e for e in document[EventMention] if e.start < ends[-1] and _is_news(e)]
    if not told:
        return None
    head = {e.type for e in told if e.start < ends[0]}
    lead = {e.type for e in told if e.start >= ends[0]}

    def weight(event: EventMention) -> tuple[float, int]:
        bonus = _HEADLINE * (event.start < ends[0]) + _AGAIN * (event.type in head & lead)
        return event.confidence + bonus, -event.start

    best = max(told, key=weight)
    same = [e for e in told if e.type == best.type]
    return best if best.mode is not None else next((e for e in same if e.mode is not None), best)


def _is_news(event: EventMention) -> bool:
    return event.realis in _NEWS and event.polarity == "affirmed" and event.rule not in _CONDOLENCES | _BY_THE_WAY
