"""Sources as links of a chain: the name, entity and role of the one a phrase stands for.

Note [Which name of a phrase]
    A subject may be an office, a name and a relation in one («وزير النقل، سامر الحلبي»). The source is the first named
    person of the phrase, else the mention it begins with; a phrase without one is a source described by its words.
    A document («بيان صادر عن الوزارة») stands for the one who issued it.
"""

from __future__ import annotations

import msgspec

from tawatur.annotate.attribution.cues import letter, words
from tawatur.annotate.attribution.nouns import source_words
from tawatur.annotate.attribution.phrases import Phrase, bare_head
from tawatur.annotate.attribution.view import View
from tawatur.annotate.attribution.wires import is_outlet, known_wire
from tawatur.annotate.boilerplate import wire_at
from tawatur.lexicon.entities import entities
from tawatur.model import Mention, Source, Span
from tawatur.text.fold import fold_word


def source_of(view: View, phrase: Phrase, role: str | None = None) -> Source:
    """The link of a chain that a phrase stands for, see Note [Which name of a phrase]."""
    person = next((m for m in phrase.mentions if m.kind == "PERSON" and m.named), None)
    if person and not _is_apposed(view, phrase, person):
        person = None
    mention = person or (phrase.mentions[0] if phrase.mentions else None)
    if mention is None or (person is None and not _begins_with(view, phrase, mention)):
        return _described(view, phrase, role)
    name, entity = name_of(view, mention)
    return Source(
        role=role or _role(view, phrase, mention),  # type: ignore[arg-type]
        name=name,
        entity=entity,
        start=mention.start,
        end=mention.end,
    )


def press_of(view: View, phrase: Phrase) -> list[Source]:
    """The agency or station spoken to, which passes the words on, unless it is the outlet itself."""
    if phrase.group != "medium" and not any(mention.sector in {"MED", "JRN"} for mention in phrase.mentions):
        return []
    source = source_of(view, phrase, "agency")
    outlet = (view.document.meta.outlet or "").casefold()
    for token in range(phrase.first, phrase.after):
        wire = wire_at(view.tokens, token)
        if wire:
            source = msgspec.structs.replace(source, name=wire.name)
            break
    known = source.name.casefold() if source.name else ""
    own = outlet and known and (outlet.startswith(known) or known.startswith(outlet) or is_outlet(known, outlet))
    return [] if own else [source]


def is_holderless(phrase: Phrase) -> bool:
    """Whether a phrase is an office alone, whose holder is not known: «المتحدث الرسمي»."""
    return all(one.kind in {"TITLE", "NORP"} and not one.holder for one in phrase.mentions)


def office_before(view: View, phrase: Phrase) -> Source | None:
    """The last person before a definite office who was given it: «الوزير التونسي» after «وزير النقل سامر الحلبي»."""
    country = next((one.country for one in phrase.mentions if one.kind == "TITLE"), None)
    for token, office, person in reversed(view.offices.get(bare_head(phrase), [])):
        if token < phrase.first and not (country and office.country and office.country != country):
            name, entity = name_of(view, person)
            return Source(role="speaker", name=name, entity=entity, start=person.start, end=person.end)
    return None


def _taken_up(view: View, phrase: Phrase) -> Mention | None:
    """The body that a lone definite head takes up: «الوزارة» after «وزارة الصحة»."""
    lone = phrase.after == phrase.first + 1 and phrase.definite and phrase.group in {"group", "medium"}
    return view.body_before(phrase.head.removeprefix(letter("article")), phrase.first) if lone else None


def _is_apposed(view: View, phrase: Phrase, person: Mention) -> bool:
    """Whether a person named within a described subject is that subject: not in «مكتب سامر الحلبي»."""
    token = view.tokens.at(person.start)
    if token > phrase.first and view.offset(token):
        return False
    if token == phrase.first or phrase.mentions[0] is person is not phrase.mentions[-1]:
        return True
    if phrase.mentions[0].start == view.tokens.starts[phrase.first] + phrase.letters:
        return True
    return view.mention_after.get(token) == phrase.after and view.forms[token - 1] not in words("relations")


def _described(view: View, phrase: Phrase, role: str | None) -> Source:
    """A source without a mention: a surname of someone named elsewhere, else the words themselves."""
    closing = (
        phrase.after - 1 in view.quote_end and view.tokens.at(view.quote_end[phrase.after - 1].start) < phrase.first
    )
    span = view.span(phrase.first, phrase.after - closing, phrase.letters)
    title = _title_of(view, phrase) if phrase.group == "medium" else None
    known = view.surnames.get(phrase.head) or _taken_up(view, phrase) or (title and _titled(view, title))
    if known:
        name, entity = name_of(view, known)
        return Source(role=role or "speaker", name=name, entity=entity, start=span.start, end=span.end)  # type: ignore[arg-type]
    role = role or {"anonymous": "anonymous", "person": "spokesman"}.get(phrase.group, "speaker")
    name = span.of(view.document.text)
    if phrase.letters and phrase.definite and not phrase.head.startswith(letter("article")):
        # «للمحكمة» is ل + المحكمة
        name = letter("article") + name[1:]
    if role == "anonymous":
        span = _short_span(view, phrase) or span
    if phrase.group == "medium":
        name = known_wire(name, whole=False) or (title.of(view.document.text) if title else name)
        span = title or span
    return Source(role=role, name=name, start=span.start, end=span.end)  # type: ignore[arg-type]


def _short_span(view: View, phrase: Phrase) -> Span | None:
    """An unnamed source without where it works, which its name keeps: «مسؤول» of «مسؤول في الحزب»."""
    for token in range(phrase.first + 1, phrase.after):
        stuck = token in view.mention_at and view.offset(token) and view.forms[token][0] == letter("lam")
        if view.forms[token] in words("inside_source") or stuck:
            return view.span(phrase.first, token, phrase.letters)
    return None


def _title_of(view: View, phrase: Phrase) -> Span | None:
    """The name in marks of a newspaper or station: «صحيفة "الساحل"» is «الساحل»."""
    for token in range(phrase.first, phrase.after):
        quote = view.quote_at.get(token)
        if quote is not None and quote.closed:
            return quote.content
    return None


def _titled(view: View, title: Span) -> Mention | None:
    """The outlet that a name in marks is: «صحيفة "الأهرام"»."""
    mention = view.mention_at.get(view.tokens.at(title.start))
    return mention if mention is not None and (mention.start, mention.end) == (title.start, title.end) else None


def _begins_with(view: View, phrase: Phrase, mention: Mention | None) -> bool:
    return mention is not None and mention.start == view.tokens.starts[phrase.first] + phrase.letters


def name_of(view: View, mention: Mention) -> tuple[str, str | None]:
    """The name and entity of a mention; of an office that of its holder, where he is known."""
    if mention.kind == "NORP" and (bearer := view.surnames.get(view.forms[view.tokens.at(mention.start)])):
        return name_of(view, bearer)
    if mention.holder:
        known = view.names.get(mention.holder)
        if known is None and mention.holder in entities():
            known = entities()[mention.holder].name
        if known:
            return known, mention.holder
    name = mention.name or view.document.text[mention.start : mention.end]
    if mention.kind == "ORG":
        name = known_wire(view.document.text[mention.start : mention.end], whole=True) or name
    return name, mention.entity


def _role(view: View, phrase: Phrase, mention: Mention) -> str:
    text = view.document.text
    for one in phrase.mentions:
        if one.kind == "TITLE" and any(
            source_words().get(fold_word(word)) == "person" for word in text[one.start : one.end].split()[:2]
        ):
            return "spokesman"
    return "speaker" if mention.named else "anonymous"
