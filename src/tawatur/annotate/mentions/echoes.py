"""Bodies that a report names once and then calls by their head alone: «جماعة الحوثي … الجماعة»."""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import is_adjective, is_definite, place_cues
from tawatur.annotate.mentions.heads import organisation_heads, read_word
from tawatur.annotate.mentions.trail import Trail
from tawatur.text.clitics import article, stems

_TAIL = 3
# Armed bodies are called by what their head stands before: «تنظيم القاعدة … عناصر القاعدة».
_CALLED = frozenset({"organisation-armed", "movement"})
_NOT_BEFORE = frozenset({"placeprep", "place"})


def recall_bodies(chart: Chart) -> None:
    """Add the heads that stand alone, after their body was named, with its identity; they are no names."""
    heads = named_bodies(chart)
    if not heads:
        return
    tails = {word[-_TAIL:] for word in heads}
    for token, form in enumerate(chart.forms):
        if form[-_TAIL:] not in tails or chart.cover[token] is not None:
            continue
        stem = next((stem for stem in stems(form) if stem.article and stem.form in heads), None)
        if stem is None or not _stands_alone(chart, token):
            continue
        named = heads[stem.form].before(token, 1)
        if named and named[0].first < token:
            chart.add(_echo(named[0], token, stem.start))


def named_bodies(chart: Chart) -> dict[str, Trail]:
    """The named bodies of a report by their head with the article; a label before a name is its head too."""
    found: dict[str, Trail] = {}
    bodies = [one for one in (*chart.outer.values(), *chart.inner) if one.kind == "ORG" and one.named and one.entity]
    for body in sorted(bodies, key=lambda one: one.first):
        own = chart.forms[body.first][body.letter :].removeprefix(article())
        label = (stem.form for stem in stems(chart.form(body.first - 1)))
        head = own if _is_head(own) else next(filter(_is_head, label), None)
        if head is not None:
            found.setdefault(article() + head, Trail()).add(body)
    return found


def _is_head(word: str) -> bool:
    return bool(word) and "echo" in read_word(word).cues


def recall_armed(chart: Chart) -> None:
    """Add the definite word that an armed body is called by where it stands without its head: «القاعدة»."""
    bodies = [*chart.ordered(), *chart.inner]
    called = {chart.forms[body.after - 1]: body for body in bodies if _is_called(chart, body)}
    for token in chart.tokens.among(called):
        alone = chart.cover[token] is None and not place_cues(chart, token - 1) & _NOT_BEFORE
        if alone and _stands_alone(chart, token):
            chart.add(called[chart.forms[token]].again(token, 0, "ar.mentions.called-without-head"))


def _is_called(chart: Chart, body: Found) -> bool:
    """Whether a body is a head and one definite word."""
    if body.kind != "ORG" or body.after - body.first != 2 or body.is_guess() or not is_definite(chart, body.after - 1):
        return False
    return any(hit.value.key in _CALLED for hit in chart.hits(organisation_heads(), body.first))


def _stands_alone(chart: Chart, token: int) -> bool:
    """No adjective tells another body («الحركة الوطنية»)."""
    return not is_adjective(chart, token + 1)


def _echo(named: Found, token: int, letter: int) -> Found:
    found = named.again(token, letter, "ar.mentions.body-alone")
    found.named, found.head = False, named.head
    return found
