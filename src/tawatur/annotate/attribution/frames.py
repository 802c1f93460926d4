"""What a cue governs: from the words after its subject to where the content begins.

Note [Where content begins]
    A reported clause begins with its complementizer, or with the preposition before it («من أن …»); a complement with
    a preposition begins with that preposition («على …», «بموقف …»); an object begins with its first word. Where
    nothing but a quote follows the complementizer or preposition, the content is the inside of the quotation marks.
"""

from __future__ import annotations

from functools import cache

import msgspec

from tawatur.annotate.attribution.clauses import bare
from tawatur.annotate.attribution.complements import (
    Complement,
    after_colon,
    clause_at,
    frame_of,
    is_spoken,
    is_whole,
    quoted_at,
)
from tawatur.annotate.attribution.cues import Lemma, cue_forms, letter, words
from tawatur.annotate.attribution.listeners import past_adjectives, spoken_to
from tawatur.annotate.attribution.nouns import source_prepositions, source_words
from tawatur.annotate.attribution.phrases import Phrase, skip_adjuncts
from tawatur.annotate.attribution.relays import find_issuer
from tawatur.annotate.attribution.speakers import read_phrase
from tawatur.annotate.attribution.view import View
from tawatur.text.clitics import endings

# Words between a subject and its complement («في كلمة ألقاها أمام … مساء أمس …»): the longest in 2,480 reports is 38.
_LONGEST_GAP = 40
# The same where no subject stands: further off the complement is another verb's.
_LONGEST_BARE_GAP = 18
# A place behind ب belongs to the subject where the clause follows within so many words.
_CLAUSE_WITHIN = 14
# A quote behind a name has so many words, its marks counted.
_SHORTEST_SAID = 6
# «وثيقة داخلية | اطلعت عليها»: the words between a source in the gap and its comma.
_LONGEST_REST = 6
# «المتحدث الرسمي باسم حزب الإرادة سامر الحلبي على هامش تصريحات صحفية في قابس، أن»
_LONGEST_REST_OF_SUBJECT = 28
# «ادعاءات وزارة الدفاع الإسرائيلية | بأن»
_LONGEST_OWNED = 7
# «لدى زيارته منزل الأسرة في المدينة،»
_LONGEST_ADJUNCT = 7
# «دعت المؤهلين لشغل هذه الوظائف الجديدة، إلى»
_LONGEST_CALLED = 8
_COMMAS = frozenset({"\u060c", ","})
_PARTERS = _COMMAS | {"-", "\u2013", "\u2014"}


class _Gap(msgspec.Struct):
    """What has been seen between cue and content.

    `direct` while nothing but adjuncts stood there, `has_subject` once one is known, `barred` after a bare noun that
    is the verb's object, so that a later ب is an adjunct («أقر البرلمان الموازنة بأغلبية»),
    `parted` by an adjunct; `called` once the one spoken to is known, `addressed` once a noun stood in his place.
    """

    direct: bool
    has_subject: bool
    barred: bool = False
    parted: bool = False
    called: bool = False
    addressed: bool = False


def find_complement(view: View, token: int, end: int, lemma: Lemma, has_subject: bool) -> Complement | None:
    """The complement of a cue whose subject ends before `token`; None where its frames find none in the sentence."""
    addressee: Phrase | None = None
    relay: tuple[Phrase, bool] | None = None
    gap = _Gap(True, has_subject)
    at = token
    limit = min(end, token + (_LONGEST_GAP if has_subject else _LONGEST_BARE_GAP))
    while at < limit:
        if _breaks_off(view, at, lemma, gap):
            return None
        after = _past_fillers(view, at, end, lemma, gap)
        if after > at:
            at = after
            continue
        called = spoken_to(view, at, end, lemma, gap.direct) if "a" in lemma.frames else None
        if called and addressee is None:
            addressee = called
            at = called.after
            continue
        relay_here = relay_in_gap(view, at, end)
        if relay_here:
            relay = relay_here
            at = _past_rest(view, relay[0].after, limit)
            continue
        gap.has_subject = has_subject or addressee is not None
        gap.called = addressee is not None or gap.addressed
        found = _opens_content(view, at, end, lemma, gap)
        found = (found and _further(view, at, end, lemma, found)) or found
        if found:
            found.addressee, found.last_gap = addressee, at
            found.relay, found.relay_speaks = relay or (None, False)
            return found
        called = spoken_to(view, at, end, lemma, gap.direct)
        if called:
            addressee = addressee or called
            at = called.after
            continue
        if _ends_gap(view, at, token):
            return None
        if after := _past_adjunct(view, at, end, lemma, gap):
            at = after
            continue
        noun = gap.direct and view.is_word(at) and not _is_adjunct(view, at)
        gap.barred = gap.barred or (noun and "a" not in lemma.frames)
        gap.addressed = gap.addressed or (noun and "a" in lemma.frames and has_subject)
        gap.direct = False
        at = _next(view, at)
    return None


def _breaks_off(view: View, at: int, lemma: Lemma, gap: _Gap) -> bool:
    """Whether what follows belongs to another verb: to «قائلا» behind an object, or to a relative clause.

    «تحدث السكان الذين عجزوا | عن وصف ما جرى»: only of a verb that needs no complement.
    """
    form = view.forms[at]
    relative = form in words("relatives") and form.startswith(letter("article"))
    if relative and "weak" in lemma.flags and "c" not in lemma.frames:
        return True
    return gap.barred and form in words("saying") and form in cue_forms()


def _past_rest(view: View, at: int, end: int) -> int:
    """The comma that ends a source phrase with a name that no mention holds or a relative clause; else `at`."""
    for token in range(at, min(at + _LONGEST_REST, end)):
        form = view.forms[token]
        if form in _COMMAS:
            return token
        if form == ":" or form in words("complementizers") or token in view.quote_at:
            break
    return at


def _past_cognate(view: View, at: int, end: int, lemma: Lemma) -> int:
    """The token after the verb's own noun, which only strengthens it: «نفت | نفيا قاطعا»; 0 where none stands."""
    form, seat = view.forms[at], letter("tanwin_seat")
    noun = form.removesuffix(seat)
    own = any(one.kind in {"noun", "past"} and one.lemma.name == lemma.name for one in cue_forms().get(noun, ()))
    if not own or noun == form:
        return 0
    after = at + 1
    return after + (after < end and view.forms[after].endswith(seat) and after not in view.mention_at)


def _past_fillers(view: View, at: int, end: int, lemma: Lemma, gap: _Gap) -> int:
    """The token after adjuncts, the verb's own noun, or «قائلا», which keep what follows next to the cue; else `at`."""
    after = skip_adjuncts(view, at, end)
    if after > at:
        parted_off = view.forms[after - 1] in _COMMAS
        gap.direct = gap.direct or parted_off or after in view.time_before
        gap.parted = gap.parted and not parted_off
        return after
    passed = view.forms[at] in words("saying") or ("o" not in lemma.frames and view.forms[at] in words("own_objects"))
    return _past_cognate(view, at, end, lemma) or at + passed


def _past_adjunct(view: View, at: int, end: int, lemma: Lemma, gap: _Gap) -> int:
    """The token after an adjunct, behind which only a sure object may follow: «أنكر طوال المحاكمة | ضلوعه»; else 0."""
    if not gap.direct or "o" not in lemma.frames:
        return 0
    if frame_of(view, at) == "li":
        return past_adjectives(view, at + 1, end)
    if view.forms[at] not in words("prepositions") or frame_of(view, at) in lemma.frames or at + 1 >= end:
        return 0
    gap.parted = True
    if at + 1 in view.mention_at:
        return view.mention_after[at + 1]
    return past_adjectives(view, at + 2, end)


def _is_adjunct(view: View, at: int) -> bool:
    """Whether an adjunct begins with a word: a preposition, alone or written onto it."""
    form = view.forms[at]
    return form in words("prepositions") or frame_of(view, at) is not None or form[0] == letter("waw")


def _next(view: View, at: int) -> int:
    if at in view.mention_at:
        return view.mention_after[at]
    if at in view.quote_at:
        return view.quote_stop(at)
    return at + 1


def _ends_gap(view: View, at: int, first: int) -> bool:
    """Whether a word shows that the cue has no content: another cue of its own clause, a semicolon."""
    form = view.forms[at]
    if form in {"\u061b", ";", "."}:
        return True
    joined = form[0] in (letter("waw"), letter("fa")) and form not in words("called")
    conjoined = joined and form[1:] in cue_forms()
    carries_on = any(one.kind == "participle" for one in cue_forms().get(form, ())) and view.forms[at - 1] in _COMMAS
    following = view.forms[at + 1] if at + 1 < len(view.forms) else ""
    begins = (form in words("clauses") or bare(form) in words("clauses")) and (
        form != letter("not") or following in words("complementizers")
    )
    return at > first and (conjoined or carries_on or begins)


def _opens_content(view: View, at: int, end: int, lemma: Lemma, gap: _Gap) -> Complement | None:
    forms = view.forms
    form = forms[at]
    frames = lemma.frames
    following = forms[at + 1] if at + 1 < end else ""
    if form in words("complementizers") or form in words("complementizers_bi"):
        apart = _is_governed(view, at, frames) or _is_of_noun(view, at, lemma)
        return clause_at(view, at, at, end) if frames & {"c", "bi"} and not apart else None
    own = form not in words("no_clause") and (form != letter("min") or "min" in frames)
    if form in words("prepositions") and following in words("complementizers") and own:
        return clause_at(view, at, at + 1, end)
    if form == ":":
        return after_colon(view, at + 1, end) if "q" in frames else None
    if gap.direct and is_spoken(view, at, lemma):
        return Complement(at, "colon")
    if at in view.quote_at and (frames & {"q", "o"} or (at + 1 < end and frame_of(view, at + 1) in frames)):
        told = not _is_no_speech(view, at, frames, gap)
        return (_part_object(view, at, end, frames) or quoted_at(view, at)) if told else None
    name = frame_of(view, at)
    if name and name in frames and _counts(view, at, lemma, gap, name):
        inner = at + 1
        if inner in view.quote_at and name != "bi" and is_whole(view, inner, end):
            return Complement(at, "quote", view.quote_at[inner])
        if name in {"bi", "li"} and len(form) == 1 and inner in view.quote_at and is_whole(view, inner, end):
            return Complement(at, "quote", view.quote_at[inner])
        return Complement(at, "phrase")
    fits = (
        "o" in frames and gap.direct and _fits(view, at, gap) and not (gap.has_subject and _is_name_rest(view, at, end))
    )
    return Complement(at, "object") if fits and _is_object(view, at, end, lemma, gap.has_subject) else None


def _is_governed(view: View, at: int, frames: frozenset[str]) -> bool:
    """Whether a preposition makes an adjunct of the clause behind it («بعد أن»); «من قبل» is only a time of its own."""
    before = view.forms[at - 1]
    if before in words("meaning"):
        return True
    once = before == letter("before") and view.forms[at - 2] == letter("min")
    return (before in words("no_clause") and not once) or (before == letter("min") and "min" not in frames)


def _is_of_noun(view: View, at: int, lemma: Lemma) -> bool:
    """Whether «بأن» tells the words of a noun before it: «رد الحزب على ادعاءات الحكومة | بأن الأرقام تحسنت»."""
    if view.forms[at] not in words("complementizers_bi"):
        return False
    for token in range(at - 2, max(at - _LONGEST_OWNED, 0), -1):
        form = view.forms[token]
        if form in words("claims"):
            own = any(one.lemma.name == lemma.name for one in cue_forms().get(form, ()))
            return not own and view.forms[token - 1] in words("content_prepositions")
    return False


def _is_name_rest(view: View, at: int, end: int) -> bool:
    """Whether one word before a quote is the rest of a name: «أعلن عبد الستار | بارز "…"»."""
    form = view.forms[at]
    if at + 1 >= end or at + 1 not in view.quote_at or at not in view.mention_before or not view.is_word(at):
        return False
    long = view.quote_stop(at + 1) - at > _SHORTEST_SAID and is_whole(view, at + 1, end)
    return long and form not in words("objects") and not form.startswith(letter("article"))


def _is_no_speech(view: View, at: int, frames: frozenset[str], gap: _Gap) -> bool:
    """Whether a quote is what someone went on with, or one of a list: «واصل الفنان وصلته وغنى "ليلى" و"يا طير"»."""
    return view.forms[at - 1] == letter("waw") or (frames == {"q"} and not gap.direct)


def _further(view: View, at: int, end: int, lemma: Lemma, found: Complement) -> Complement | None:
    """What is said where what seems to be it only goes on the subject or tells to whom."""
    return (
        _later_clause(view, at, end, lemma, found)
        or _later_call(view, at, end, lemma)
        or _later_duty(view, at, end, lemma)
    )


def _later_duty(view: View, at: int, end: int, lemma: Lemma) -> Complement | None:
    """The duty that one lays on the noun before it: «حملت النقابة الوزارة | مسؤولية الأزمة»."""
    if "duty" not in lemma.flags or "a" not in lemma.frames or view.forms[at] in words("duty"):
        return None
    last = min(at + _LONGEST_CALLED, end)
    return next(
        (Complement(token, "object") for token in range(at + 1, last) if view.forms[token] in words("duty")), None
    )


def _later_clause(view: View, at: int, end: int, lemma: Lemma, found: Complement) -> Complement | None:
    """The reported clause that follows further on, where what seems the object only goes on the subject.

    «أكد سامر الحلبي مدير إدارة الإعلام أن …», «أكد … في مداخلة على الإذاعة أن …»; None where it is an object indeed.
    Behind a comma a clause is what is said whatever stands before: «ذكر رئيس النادي طالب الطب سامر الحلبي، أن».
    """
    if (
        "c" not in lemma.frames
        or "shown" in lemma.flags
        or lemma.group not in {"say", "think"}
        or found.style not in {"object", "phrase"}
    ):
        return None
    head = at + (found.style == "phrase")
    if head >= end:
        return None
    goes_on = _goes_on_subject(view, head) and not (found.style == "phrase" and frame_of(view, at) != "ala")
    for token in range(head + 1, min(head + _LONGEST_REST_OF_SUBJECT, end)):
        form = view.forms[token]
        if form in words("complementizers") or form in words("complementizers_bi"):
            before = view.forms[token - 1]
            fits = before in _PARTERS or (goes_on and before not in _before_inner_clause())
            return clause_at(view, token, token, end) if fits else None
        apart = view.forms[token - 1] in _COMMAS
        joined = form[0] == letter("waw") and form not in words("waw_words") | words("called")
        found_cues = cue_forms().get(form, ()) or (cue_forms().get(form[1:], ()) if joined else ())
        spoken = any(apart or one.kind in {"past", "imperfect"} for one in found_cues)
        if form in {"\u061b", ";", ".", ":"} or (spoken and token not in view.mention_at):
            return None
    return None


def _later_call(view: View, at: int, end: int, lemma: Lemma) -> Complement | None:
    """What people are called to behind a comma, where ل only tells who: «دعت المؤهلين لشغل الوظائف، | إلى الحضور»."""
    if "ila" not in lemma.frames or frame_of(view, at) != "li":
        return None
    for token in range(at + 1, min(at + _LONGEST_CALLED, end)):
        if view.forms[token] == letter("ila") and view.forms[token - 1] in _COMMAS:
            return Complement(token, "phrase")
    return None


def _goes_on_subject(view: View, head: int) -> bool:
    """Whether a noun may go on a subject: definite, a mention, an office; not what only saying has as its object."""
    form = view.forms[head]
    if any(ending.form in words("objects") for ending in endings(form)):
        return False
    definite = form.startswith(letter("article")) and form not in words("article_like")
    known = source_words().get(form) in {"office", "person"} or form in words("margins")
    return definite or known or head in view.mention_at


@cache
def _before_inner_clause() -> frozenset[str]:
    """Words behind which «أن» belongs to a clause of theirs: prepositions and verbs of possibility."""
    return words("prepositions") | words("no_clause") | words("possible")


def _counts(view: View, at: int, lemma: Lemma, gap: _Gap, name: str) -> bool:
    """Whether a frame's preposition counts here: ل and في mark adjuncts too, ب those of nouns («لقائه بنظيره»)."""
    if name == "bi" and "c" in lemma.frames and (at in view.mention_at or view.forms[at][1:] in words("places")):
        near = view.forms[at + 1 : at + _CLAUSE_WITHIN]
        if any(form in words("complementizers") or form in words("complementizers_bi") for form in near):
            return False
    if gap.barred and ((name == "an" and "own" in lemma.flags) or (name == "ala" and "noun" in lemma.flags)):
        # «اعترضت البحرية صواريخ … على الحدود», «أبدى الوزير أسفه … عن ذلك»
        return False
    if name == "bi" and (gap.barred or _is_post(view, at) or _is_place_of(view, at)):
        return False
    if gap.direct or name not in {"bi", "li", "fi"} or view.forms[at - 1] in _COMMAS:
        return True
    if name == "li" and gap.called and at not in view.mention_at:
        return gap.addressed or not view.forms[at].startswith(letter("lam") * 2)
    return name == "bi" and view.forms[at - 1] not in words("takes_bi") and view.is_word(at - 1)


def _is_place_of(view: View, at: int) -> bool:
    """Whether a definite noun behind ب only places the one before it: «المسؤولين بالمملكة | بعلاجه»."""
    form = view.forms[at]
    after = view.mention_after.get(at, at + 1)
    placed = form.startswith(letter("ba") + letter("article")) and view.forms[at - 1].startswith(letter("article"))
    return placed and after < len(view.forms) and frame_of(view, after) == "bi"


def _is_post(view: View, at: int) -> bool:
    """Whether a place behind ب belongs to an office whose holder follows: «المرشد بإيران، علي خامنئي، بالعقاب»."""
    if at not in view.mention_at or view.mention_at[at].kind not in {"GPE", "LOC"}:
        return False
    after = view.mention_after[at]
    after += after < len(view.forms) and view.forms[after] in _COMMAS
    return view.starts_mention(after) and view.mention_at[after].kind == "PERSON"


def _part_object(view: View, at: int, end: int, frames: frozenset[str]) -> Complement | None:
    """An object of which a quote is only the first part: «أكد "استمرار الجهود" | في غزة»."""
    stop = view.quote_stop(at)
    goes_on = stop < end and view.forms[stop] in words("inside_source") and not is_whole(view, at, end)
    place = goes_on and stop + 1 in view.mention_at and view.mention_at[stop + 1].kind in {"GPE", "LOC"}
    return Complement(at, "object") if "o" in frames and place and view.forms[at + 1] in words("objects") else None


def _fits(view: View, at: int, gap: _Gap) -> bool:
    """Whether an object may begin here: behind an adjunct only a sure one («ضلوعه», «تميز العلاقات»)."""
    if not gap.parted or any(ending.form in words("objects") for ending in endings(view.forms[at])):
        return True
    following = view.forms[at + 1] if at + 1 < len(view.forms) else ""
    bare = not view.forms[at].startswith(letter("article")) and at not in view.mention_at
    if _owned_later(view, at):
        return False
    definite = following.startswith(letter("article")) or following in words("demonstratives")
    return bare and gap.has_subject and definite


def _owned_later(view: View, at: int) -> bool:
    """Whether an object with a pronoun stands behind the comma of an adjunct: «لدى زيارته منزل الأسرة، | حزنه»."""
    for token in range(at + 1, min(at + _LONGEST_ADJUNCT, len(view.forms) - 1)):
        if view.forms[token] in _COMMAS:
            form = view.forms[token + 1]
            owned = any(form.endswith(p) and len(form) - len(p) > 2 for p in words("object_pronouns"))
            return owned and token + 1 not in view.mention_at and form not in cue_forms() and form[0] != letter("waw")
    return False


def _is_object(view: View, at: int, end: int, lemma: Lemma, has_subject: bool) -> bool:
    """Whether a noun phrase that begins here can be what is said, and not the one who says it."""
    forms = view.forms
    form = forms[at]
    if (
        not view.is_word(at)
        or form in words("prepositions")
        or (form in words("relatives") and (lemma.group != "deny" or form != letter("what")))
        or form in words("negations")
    ):
        return False
    joined = form[0] == letter("waw") and form not in words("waw_words") and not view.starts_mention(at)
    if frame_of(view, at) is not None or joined or any(one.kind == "participle" for one in cue_forms().get(form, ())):
        return False
    near = forms[at + 1 : min(at + 3, end)]
    if "c" in lemma.frames and form not in words("objects") and any(word in words("complementizers") for word in near):
        return False
    if has_subject:
        stuck = form[0] == letter("lam") and not view.starts_mention(at) and len(form) > 3
        return not stuck and form not in words("clauses") and form not in words("appositions")
    if form in words("objects"):
        return True
    if at in view.mention_at or view.ends_in_feminine(at):
        return False
    return any(form.endswith(p) and len(form) - len(p) > 2 for p in words("object_pronouns"))


def relay_in_gap(view: View, at: int, end: int) -> tuple[Phrase, bool] | None:
    """A source named between subject and content, and whether it speaks: «…، نقلا عن مصدر أمني، إن …»."""
    for hit in source_prepositions().at(view.tokens, at):
        verb = skip_adjuncts(view, hit.after, end)
        if hit.value == "preposition-verb" and verb < end and view.forms[hit.first] != letter("kama"):
            spoken = any(ending.form in cue_forms() for ending in endings(view.forms[verb]))
            phrase = read_phrase(view, verb + 1, end) if spoken else None
            if phrase and (phrase.mentions or phrase.group not in {"", "never"}):
                return phrase, False
        if hit.value == "preposition":
            phrase = read_phrase(view, hit.after, end, 0)
            if source_words().get(phrase.head if phrase else "") == "never":
                return None
            if phrase and phrase.group == "document":
                phrase = find_issuer(view, phrase, end) or phrase
            if phrase and (phrase.mentions or phrase.group not in {"", "never"}):
                return phrase, view.forms[hit.after - 1] in words("speaks_itself")
    return None
