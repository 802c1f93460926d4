"""Source prepositions: «بحسب بيان الوزارة», «وفق ما أعلنه المتحدث», «كما قال الناطق»."""

from __future__ import annotations

import msgspec

from tawatur.annotate.attribution.cues import cue_forms, letter, words
from tawatur.annotate.attribution.nouns import group_of, is_adjective, source_prepositions, source_words
from tawatur.annotate.attribution.phrases import Phrase, skip_adjuncts
from tawatur.annotate.attribution.speakers import is_medium, read_phrase
from tawatur.annotate.attribution.view import View
from tawatur.text.clitics import endings

# The issuer stands within so many words of its document («بيان رسمي نشر اليوم وصدر عن …»).
_ISSUER_WITHIN = 7
# «استطلاع للرأي حول المعاشات أجراه مركز …»
_MAKER_WITHIN = 14
# Behind «كما قال المتحدث» only a time or a place may stand in its clause.
_LONGEST_REST = 5
# A quote of so few words, its marks counted, is the source's name («وكالة الأنباء "وام"»).
_LONGEST_NAME = 5
_STOPS = frozenset({"\u060c", ",", ".", "\u061b", "!", "\u061f"})


class Relay(msgspec.Struct):
    """A source preposition: its cue token, the tokens [first, after) of the whole phrase, and the source.

    `document` is set where the source is a text: its issuer is the source's mention, else it points back. `inner` is
    one whom the source quotes («بحسب الصحيفة نقلا عن مصدر»), or who spoke to it (`heard`: «بحسب ما قال شهود لرويترز»).
    """

    first: int
    cue: int
    cue_after: int
    letters: int
    after: int
    source: Phrase
    document: Phrase | None = None
    inner: Phrase | None = None
    heard: bool = False


def find_relays(view: View, first: int, after: int) -> list[Relay]:
    """The source prepositions of a sentence that a source follows, in order."""
    found: list[Relay] = []
    free = first
    for token in source_prepositions().places(view.tokens, first, after):
        if token < free:
            continue
        relay = None
        for hit in source_prepositions().at(view.tokens, token):
            if len(hit.clitics) > 1 or (hit.clitics and hit.clitics not in (letter("waw"), letter("fa"))):
                continue
            read = _after_verb if hit.value == "preposition-verb" else _after_preposition
            relay = read(view, hit.first, hit.after, after, len(hit.clitics))
            if relay:
                break
        if relay is not None:
            _add_inner(view, relay, after)
            found.append(relay)
            free = relay.after
    return found


def _add_inner(view: View, relay: Relay, end: int) -> None:
    """Read the source that a source quotes in its turn."""
    at = skip_adjuncts(view, relay.after, end)
    if at >= end:
        return
    for hit in source_prepositions().at(view.tokens, at):
        if hit.value == "preposition" and view.forms[hit.after - 1] == letter("an"):
            phrase = read_phrase(view, hit.after, end)
            if phrase and _is_source(view, phrase):
                relay.inner, relay.after = phrase, phrase.after
            return


def _after_preposition(view: View, first: int, at: int, end: int, letters: int) -> Relay | None:
    if at >= end:
        return None
    form = view.forms[at]
    stuck = 1 if form[0] == letter("lam") and not view.starts_mention(at) and form not in source_words() else 0
    if source_words().get(form) == "never" or source_words().get(form[stuck:]) == "never":
        return None
    phrase = read_phrase(view, at, end, stuck)
    if phrase is None or not (_is_source(view, phrase) or _is_nameless(view, phrase, at, end)):
        return None
    following = view.forms[phrase.first + 1] if phrase.first + 1 < end else ""
    one_of = following.startswith(letter("article")) and phrase.head not in words("counts")
    if phrase.head in words("quantifiers") and following != letter("min") and not one_of:
        return None
    return _with_issuer(view, Relay(first, first, at, letters, phrase.after, phrase), end)


def _is_nameless(view: View, phrase: Phrase, at: int, end: int) -> bool:
    """Whether one word that no table knows is a source since its words follow: «بحسب كاماتخا | فإن»."""
    after = skip_adjuncts(view, at + 1, end)
    told = after < end and view.forms[after][0] == letter("fa") and view.forms[after][1:] in words("complementizers")
    plain = not phrase.head.startswith(letter("article")) and not view.ends_in_feminine(at)
    if told and plain and phrase.after > at + 1:
        phrase.after = at + 1
    return told and plain and phrase.after == at + 1


def find_issuer(view: View, document: Phrase, end: int) -> Phrase | None:
    """The one who issued a document: a mention in its phrase or a few words behind («بيان صادر عن …»)."""
    if maker := _maker(view, document, end):
        return maker
    for token in range(document.first + 1, min(end, document.first + _ISSUER_WITHIN + 1)):
        if token in view.mention_at:
            mention = view.mention_at[token]
            if mention.kind == "NORP":
                continue
            placed = mention.kind in {"GPE", "LOC"} and view.forms[token - 1] in words("about")
            apart = placed or not _belongs(view, document, token)
            phrase = None if apart else read_phrase(view, token, end, view.offset(token))
            if phrase:
                return phrase
            continue
        if not view.is_word(token) or token in view.quote_at:
            return None
        form = view.forms[token]
        stuck = 1 if form[0] == letter("lam") and form not in source_words() else 0
        if _goes_on_document(view, document, token):
            continue
        if group_of(form[stuck:], stuck) in {"anonymous", "person", "group", "medium", "office"}:
            return read_phrase(view, token, end, stuck)
        if form in words("handled"):
            return None
    return None


def _belongs(view: View, document: Phrase, token: int) -> bool:
    """Whether a mention may have issued a document: right behind it, behind ل, عن, or a verb like «نشرته»."""
    before = view.forms[token - 1]
    near = token == document.first + 1 or bool(view.offset(token)) or token in view.time_before
    tied = before in words("prepositions") or before in words("ranks") or token in view.mention_before
    adjective = _goes_on_document(view, document, token - 1) or before.startswith(letter("article"))
    return near or tied or adjective or before.endswith(tuple(words("object_pronouns")))


def _maker(view: View, document: Phrase, end: int) -> Phrase | None:
    """Who stands behind a verb that tells of making it: «استطلاع للرأي حول الاتفاق مع إيران أجراه | مركز الشرق»."""
    for token in range(document.first + 1, min(end, document.first + _MAKER_WITHIN) - 1):
        form = view.forms[token]
        if form in words("made"):
            return read_phrase(view, skip_adjuncts(view, token + 1, end), end)
        if form in words("complementizers") or form in _STOPS or form == ":":
            return None
    return None


def _goes_on_document(view: View, document: Phrase, token: int) -> bool:
    """Whether a word is an adjective of its document: «البيانات الرسمية», «وثيقة داخلية»."""
    form = view.forms[token]
    if form.startswith(letter("article")):
        return document.definite
    if form in words("document_adjectives"):
        return True
    if token > document.first + 1 or form[0] == letter("lam") or not view.ends_in_feminine(token):
        return False
    following = view.forms[token + 1] if token + 1 < len(view.forms) else ""
    return not (following.startswith(letter("article")) or token + 1 in view.mention_at)


def _after_verb(view: View, first: int, at: int, end: int, letters: int) -> Relay | None:
    """«وفق ما أعلنه المتحدث»: a verb of saying with its subject, and no content behind it."""
    at = skip_adjuncts(view, at, end)
    if at >= end:
        return None
    form = view.forms[at]
    if not any(ending.form in cue_forms() and _speaks(ending.form) for ending in endings(form)):
        return None
    start = at + 1
    if start < end and view.forms[start] in words("resumptive"):
        start += 1
    phrase = read_phrase(view, skip_adjuncts(view, start, end), end)
    if phrase is None or phrase.head in words("proverbial"):
        return None
    if view.forms[first] == letter("kama") and not _is_source(view, phrase):
        return None
    if view.forms[first] == letter("kama") and not _stands_alone(view, first, phrase.after, end):
        return None
    carried = _carried_on(view, Relay(first, at, at + 1, 0, phrase.after, phrase), end)
    if carried is None and _has_content(view, skip_adjuncts(view, phrase.after, end), end):
        return None
    return carried or _with_issuer(view, Relay(first, at, at + 1, 0, phrase.after, phrase), end)


def _carried_on(view: View, relay: Relay, end: int) -> Relay | None:
    """A relay of two: «حسب ما نقلته الوكالة عن | مصدر», «بحسب ما قال شهود | لوكالة رويترز»; None for one alone."""
    heard = _press_behind(view, relay.after, end)
    if heard:
        return msgspec.structs.replace(relay, after=heard.after, source=heard, inner=relay.source, heard=True)
    behind = skip_adjuncts(view, relay.after, end)
    if behind + 1 < end and view.forms[behind] == letter("an") and _carries(view.forms[relay.cue]):
        inner = read_phrase(view, behind + 1, end)
        if inner and _is_source(view, inner):
            return msgspec.structs.replace(relay, after=inner.after, inner=inner)
    return None


def _press_behind(view: View, at: int, end: int) -> Phrase | None:
    """The press that someone spoke to: «بحسب ما قال شهود | لوكالة رويترز»."""
    at = skip_adjuncts(view, at, end)
    if at >= end or view.forms[at][0] != letter("lam"):
        return None
    phrase = read_phrase(view, at, end, 1)
    return phrase if phrase and is_medium(phrase) else None


def _carries(form: str) -> bool:
    """Whether a verb with its pronoun carries on another's words: «نقلته»."""
    found = (cue_forms().get(ending.form, ()) for ending in endings(form))
    return any(one.lemma.group == "relay" for forms in found for one in forms)


def _is_source(view: View, phrase: Phrase) -> bool:
    """Whether a phrase can be where a report comes from; whose words are proverbs is none."""
    if phrase.head in words("proverbial"):
        return False
    mention = phrase.mentions[0] if phrase.mentions else None
    begins = mention is not None and mention.start == view.tokens.starts[phrase.first] + phrase.letters
    if mention is not None and not begins and not phrase.group:
        return any(one.kind in {"PERSON", "ORG", "TITLE"} for one in phrase.mentions)
    return bool(phrase.mentions or phrase.group or phrase.head in view.surnames or phrase.head in words("ranks"))


def _has_content(view: View, at: int, end: int) -> bool:
    """Whether reported words begin at a token, so that the verb before it makes a statement of its own."""
    if at >= end:
        return False
    form = view.forms[at]
    if form == ":" or (at in view.quote_at and view.quote_stop(at) - at > _LONGEST_NAME):
        return True
    return form in words("complementizers") or form in words("content_prepositions")


def _with_issuer(view: View, relay: Relay, end: int) -> Relay:
    """A source preposition before a document takes the document's issuer as its source, where one is named."""
    if relay.source.group == "document":
        relay.document = relay.source
        issuer = find_issuer(view, relay.document, end)
        if issuer:
            relay.source, relay.after = issuer, max(issuer.after, relay.after)
        elif not relay.document.definite and (relay.source.mentions or not _is_parted(view, relay.after, end)):
            _shorten(view, relay)
    return relay


def _is_parted(view: View, after: int, end: int) -> bool:
    """Whether a sign or «فإن» shows where a source phrase ends: «وفقا لتقرير نشر أمس، فإن»."""
    near = view.forms[after : min(after + _LONGEST_REST, end)]
    return any(form in _STOPS or form[1:] in words("complementizers") for form in near)


def _shorten(view: View, relay: Relay) -> None:
    """Let the clause begin right behind a document and its adjectives: «وبحسب بيان رسمي | تمكنت الشرطة من»."""
    source = relay.source
    after = source.first + 1
    while after < source.after and (_goes_on_document(view, source, after) or is_adjective(view.forms[after])):
        after += 1
    source.after = relay.after = after
    source.mentions = []


def _stands_alone(view: View, first: int, after: int, end: int) -> bool:
    """Whether «كما قال …» is all of its clause; at a sentence's start it begins a statement of its own."""
    before = view.forms[first - 1] if first else "."
    if not before[0].isalnum() and before not in {"\u060c", ","}:
        return False
    for at in range(after, min(after + _LONGEST_REST, end)):
        if view.forms[at] in _STOPS:
            return True
        if view.forms[at] in words("complementizers") or view.forms[at] in words("content_prepositions"):
            return False
    return after + _LONGEST_REST >= end


def _speaks(form: str) -> bool:
    return any(one.kind in {"past", "imperfect"} and one.lemma.frames & {"c", "q"} for one in cue_forms()[form])
