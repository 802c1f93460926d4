"""Names of people: given names and surnames, particles, and what stands beside a title.

Note [What makes a name]
    A name is a run of elements: listed given names and surnames, words that no list knows, kunyas and compounds («أبو
    مازن», «عبد الله») and what follows a particle («بن سلمان»). A run is believed where it begins with a given name and
    has a second element, or where a title, a rank, a form of address or a verb of speech stands beside it.
"""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.vocabulary import is_common

_LONGEST_NAME = 7
_JOINABLE = frozenset({"NORP"})


def find_people(chart: Chart) -> None:
    """Add the people whose names the grammar of names or a title beside them shows."""
    token = 0
    while token < len(chart.forms):
        found = _person_at(chart, token)
        if found is not None and chart.add(found):
            token = found.after
        else:
            token += 1


def _person_at(chart: Chart, token: int) -> Found | None:
    cover = chart.covering(token)
    if cover is not None and (cover.kind != "PERSON" or cover.first != token):
        return None
    word = chart.words[token]
    introduced = _introduced(chart, token)
    if cover is not None:
        after = name_end(chart, cover.after, 1)
        if after == cover.after or is_common(chart.forms[cover.after]):
            return None
        return person(chart, token, after, cover.letter, "ar.mentions.person-longer")
    if word.given >= 0 and not (word.given and is_common(chart.forms[token])):
        after = name_end(chart, token + 1, 1)
        if after - token > 1 or (introduced and word.given == 0):
            return person(chart, token, after, word.given, "ar.mentions.given-name")
        return None
    if "kunya" in word.cues or "particle" in word.cues:
        after = _element(chart, token, 0)
        if after > token:
            after = name_end(chart, after, 1)
            return person(chart, token, after, 0, "ar.mentions.kunya")
    if introduced and _unknown(chart, token):
        after = name_end(chart, token + 1, 1)
        return person(chart, token, after, 0, "ar.mentions.after-title")
    return None


def _introduced(chart: Chart, token: int) -> bool:
    """Whether a title (or a form of address) stands right before a token, a comma or a quotation mark between or not."""
    before = chart.covering(token - 1)
    if before is None and not chart.form(token - 1).isalpha():
        before = chart.covering(token - 2)
    return before is not None and before.kind == "TITLE" and not before.head.startswith(("official", "source"))


def name_end(chart: Chart, token: int, count: int) -> int:
    """Where the run of name elements that may begin at a token ends; the same token where none does."""
    while count < _LONGEST_NAME:
        after = _element(chart, token, count)
        if after == token:
            break
        token = after
        count += 1
    return token


def _element(chart: Chart, token: int, count: int) -> int:
    """The end of one name element at a token; the token itself where there is none."""
    word = chart.word(token)
    cover = chart.covering(token)
    if not chart.form(token).isalpha():
        return token
    if "kunya" in word.cues or "particle" in word.cues:
        following = chart.word(token + 1)
        name = chart.form(token + 1)
        fits = "completion" in following.cues or following.given == 0 or following.surname == 0
        if name.isalpha() and (fits or ("completion" not in word.cues and not is_common(name) and chart.covering(token + 1) is None)):
            return token + 2
    if cover is not None and cover.kind not in _JOINABLE:
        return token
    if word.given == 0 or word.surname == 0:
        return token + 1
    if cover is not None:
        return token + 1 if count else token
    return token + 1 if _unknown(chart, token) else token


def _unknown(chart: Chart, token: int) -> bool:
    """A word that no list knows."""
    form = chart.form(token)
    word = chart.word(token)
    return (
        len(form) > 1
        and form.isalpha()
        and chart.covering(token) is None
        and not word.cues
        and not word.title
        and not is_common(form)
    )


def person(chart: Chart, first: int, after: int, letter: int, rule: str) -> Found:
    """A person that no lexicon knows, keyed by the folded full name."""
    forms = chart.forms[first:after]
    forms[0] = forms[0][letter:]
    return Found(first=first, after=after, letter=letter, kind="PERSON", rule=rule, entity="per.~" + "-".join(forms))
