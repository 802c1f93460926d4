"""The facts of a reading and of its sentence that its confidence rests on."""

from __future__ import annotations

from tawatur.annotate.events.clause import Roles
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.lexicon import Entry
from tawatur.annotate.events.realis import Standing
from tawatur.annotate.events.telling import telling_of
from tawatur.annotate.events.view import ReportView, SentenceView

# Counts above these say no more.
_MANY_TRIGGERS = 3
_LONG = 40
_SHORT = 12
_MOST_BEFORE = 2
_LEFT_OUT = frozenset({"function-word", "neutral-adverb", "whole", "that", "obligation", "party-on", "issued"})


def features_of(
    report: ReportView, trigger: Trigger, roles: Roles, standing: Standing, realis: str
) -> dict[str, float]:
    """What is known of the reading itself, each as 0 or 1."""
    reading, governor = trigger.reading, trigger.governor
    noun = not trigger.verbal
    found = {
        "perfect": trigger.tense == "perfect",
        "imperfect": trigger.tense == "imperfect",
        "governed": governor is not None,
        "bare_noun": noun and governor is None,
        "definite_noun": noun and reading is not None and reading.article,
        "plural_noun": noun and reading is not None and reading.form.number == "p",
        "pronoun": reading is not None and bool(reading.pronoun),
        "adjective": trigger.adjective is not None,
        "actor": bool(roles.actors),
        "actor_named": any(a.entity for a in roles.actors),
        "recipient": bool(roles.recipients),
        "weak": "weak" in trigger.entry.flags,
        "nominal": standing.nominal,
        "habitual": standing.habitual,
        "negated": standing.polarity == "negated",
        realis: True,
    }
    return {name: 1.0 for name, holds in found.items() if holds}


def learned_features(report: ReportView, trigger: Trigger) -> dict[str, float]:
    """What the learned tables weigh besides: lemma, what stands before it, the lexicon's words beside it, its place."""
    view = trigger.view
    found = {f"key={trigger.entry.key}"}
    if trigger.governor is not None and trigger.governor.light is not None:
        found.add(f"light={trigger.governor.light.key}")
    if trigger.reading is not None and trigger.reading.clitics:
        found.add("clitic")
    for token in range(max(view.first, trigger.first - _MOST_BEFORE), trigger.first):
        word = report.words[token]
        found.update(f"before={name}" for name in word.classes)
        if word.preposition is not None:
            found.add(f"before={word.preposition}")
    found |= _sentence(report, view)
    return dict.fromkeys(found, 1.0) | telling_of(report, trigger)


def _sentence(report: ReportView, view: SentenceView) -> set[str]:
    """The lexicon's words of a sentence, by their classes; the same for all its triggers."""
    if view.facts is not None:
        return view.facts
    words = report.words[view.first : view.after]
    classes: frozenset[str] = frozenset().union(*[word.classes for word in words])
    found = {f"class={name}" for name in classes - _LEFT_OUT}
    found.update(f"party={word.party.key}" for word in words if word.party is not None)
    entries = [next((r.entry.key for r in word.readings if isinstance(r.entry, Entry)), None) for word in words]
    told = [key for key in entries if key is not None]
    found.update(f"word={key}" for key in told)
    if not _QUESTIONS.isdisjoint(report.forms[view.first : view.after]):
        found.add("question")
    found.update(f"cue={hit.cue.value}" for hit in (*view.cues("realis"), *view.cues("means")))
    found.update(f"topic={hit.cue.value}" for hit in view.cues("context"))
    start, end = report.tokens.starts[view.first], report.tokens.ends[view.after - 1]
    found.update(f"count={q.kind}" for q in report.quantities if start <= q.start < end)
    found.update(f"time={t.type}{_grain(t.value)}" for t in view.timexes)
    found.update(f"kind={c.kind}" for c in view.chunks if c.kind)
    if len(told) > _MANY_TRIGGERS:
        found.add("many")
    length = view.after - view.first
    if length > _LONG or length < _SHORT:
        found.add("long" if length > _LONG else "short")
    view.facts = found
    return found


_QUESTIONS = frozenset("؟?")


def _grain(value: str) -> str:
    return str(min(len(value.split("T", 1)[0]), 11))
