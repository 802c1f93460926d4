"""Where an event stands in the sentence that tells it: news opens it, grounds and reminders come late in it.

Note [Place in the telling]
    A sentence tells its news first, right behind «قال … إن»; what comes behind other verbs, commas and relative
    pronouns is mostly known already («سلم الرجل نفسه بعد الهجوم الذي وقع …»). Counted from where the words of the
    innermost speaker begin, these facts raised the F1 of ASSAULT in folds by document by .03.
"""

from __future__ import annotations

from tawatur.annotate.events.clause import is_verb
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.view import ReportView

# In tokens. The last bound also ends the search, so that a sentence of many deeds costs linear time.
_PLACES = (2, 8, 16, 30)
_FARTHEST = 60
_MOST_VERBS = 3
_MOST_RELATIVES = 2


def telling_of(report: ReportView, trigger: Trigger) -> dict[str, float]:
    """The place of a trigger (or of the light verb before it) in what is told, as features.

    Tokens, other verbs and relative pronouns between where its words begin and itself: in «قال مصدر إن انتحاريا فجر
    نفسه» the trigger stands one token behind the beginning, with no verb before it.
    """
    words, governor = report.words, trigger.governor
    place = trigger.first if governor is None or governor.relative else min(trigger.first, governor.token)
    begin, cue = _beginning(report, trigger)
    begin = max(begin, place - _FARTHEST)
    before = range(begin, place)
    verbs = [token for token in before if is_verb(report, token) and token != cue]
    relatives = [token for token in before if "relative" in words[token].classes]
    found = {
        f"told-verbs={min(len(verbs), _MOST_VERBS)}",
        f"told-place={sum(place - begin > bound for bound in _PLACES)}",
        f"told-relatives={min(len(relatives), _MOST_RELATIVES)}",
    }
    if relatives and (not verbs or verbs[-1] < relatives[-1]):
        found.add("in-relative")
    if not report.commas.isdisjoint(before):
        found.add("behind-comma")
    return dict.fromkeys(found, 1.0)


def _beginning(report: ReportView, trigger: Trigger) -> tuple[int, int]:
    """The token where a trigger's sentence begins, or what its innermost speaker says there, and that of his cue."""
    index = report.spoken.innermost(trigger.start)
    if index is None:
        return trigger.view.first, -1
    speech = report.attributions[index]
    content = next(span for span in speech.content if span.start <= trigger.start < span.end)
    return max(trigger.view.first, report.token_at(content.start)), report.token_at(speech.cue.start)
