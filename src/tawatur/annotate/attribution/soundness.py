"""Whether a verb speaks: ambiguous and weak verbs need evidence, see the flags of data/ar/cues.tsv.

Note [Evidence that a verb speaks]
    A reported clause, a quote or a colon is evidence, and so is a subject that is a mention or a noun of source. A
    weak verb needs such a subject; a homograph of a noun one of these. A verb behind و at its sentence's start goes on
    the sentence before («ورفض التعليق»). A noun phrase that is nobody's name speaks only where the words cannot be its
    verb's object.
"""

from __future__ import annotations

from tawatur.annotate.attribution.clauses import Statement, bare, begins_clause
from tawatur.annotate.attribution.complements import Complement
from tawatur.annotate.attribution.cues import cue_forms, letter, words
from tawatur.annotate.attribution.phrases import skip_adjuncts
from tawatur.annotate.attribution.view import View
from tawatur.text.clitics import endings

# A quote behind an unknown noun phrase is what he says from so many tokens on, its marks counted; shorter are names.
_SHORTEST_LOOSE_QUOTE = 7
# «كما قال», «من جانبه قال»: a verb so near the start of its sentence opens it.
_OPENING = 3
# «والتي ادعى فيها بأن المدينة مهملة | وطالب»: the clause told between has so many words.
_LONGEST_TOLD = 16
# «سلسلة من الهجمات»: the deed stands so near.
_DEED_WITHIN = 4
_SENTENCE_SIGNS = frozenset({".", "!", "\u061f"})


def is_evident(view: View, complement: Complement | None) -> bool:
    """Whether the object is of those that only an act of saying has: «مسؤوليته»."""
    return complement is not None and view.forms[complement.token] in words("objects")


def is_clear(complement: Complement | None) -> bool:
    """Whether what is said cannot be an object: a reported clause, a quote, words behind a colon."""
    return complement is not None and complement.style in {"clause", "quote", "colon"}


def is_named(view: View, statement: Statement) -> bool:
    """Whether the subject is a mention, a noun of source or the surname of someone named."""
    subject = statement.subject
    if subject is None:
        return False
    return bool(subject.mentions or subject.group or subject.head in view.surnames or subject.head in words("texts"))


def is_sound(view: View, statement: Statement, first: int) -> bool:
    """Whether a cue speaks in its sentence, see Note [Evidence that a verb speaks]."""
    complement, subject = statement.complement, statement.subject
    flags = statement.form.lemma.flags
    if complement is None or _is_barred(view, statement, first):
        return False
    clear = complement.style in {"clause", "quote"}
    named = is_named(view, statement)
    joined = bool(statement.letters) and (statement.cue == first or view.forms[statement.cue - 1] in "\u060c,")
    joined = joined or _goes_on_telling(view, statement, first)
    taken_up = joined and (complement.style == "phrase" or is_evident(view, complement))
    if "noun" in flags and not (clear or named or taken_up):
        return False
    if taken_up and subject is None:
        return True
    held = statement.cue > first and view.forms[statement.cue - 1] in words("pronoun_conjunctions")
    if held and subject is None and complement.style == "phrase":
        return True
    if "weak" in flags and not named:
        clear = clear or ("own" in flags and complement.style == "object" and _has_owner(view.forms[complement.token]))
        return clear and subject is None and bool(statement.letters or statement.cue < first + _OPENING)
    if "duty" in flags:
        near = view.forms[complement.token : complement.token + 3]
        return any(word in words("duty") for word in near)
    return subject is None or named or _is_told(view, statement, complement)


def _has_owner(form: str) -> bool:
    """Whether a noun has a pronoun written onto it: «ترحيبه», «استعدادها»."""
    return any(form.endswith(p) and len(form) - len(p) > 2 for p in words("object_pronouns"))


def _goes_on_telling(view: View, statement: Statement, first: int) -> bool:
    """Whether a verb behind و goes on «… التي ادعى فيها أن …», its own words right behind it: «وطالب بنقل السوق»."""
    complement = statement.complement
    if not statement.letters or complement is None or complement.token > statement.cue + 1:
        return False
    for at in range(statement.cue - 1, max(first, statement.cue - _LONGEST_TOLD), -1):
        if view.forms[at] in "\u060c,":
            return False
        if view.forms[at] in words("told_within"):
            return view.forms[at - 1] in cue_forms()
    return False


def _is_barred(view: View, statement: Statement, first: int) -> bool:
    """Whether something shows that a cue does not speak, whoever its subject is."""
    complement, subject, lemma = statement.complement, statement.subject, statement.form.lemma
    if complement is None:
        return True
    if _is_done_to(view, statement, complement) or _is_told_already(view, statement, complement):
        return True
    prayed = any(form in words("prayed_to") for form in view.forms[statement.cue + 1 : complement.token])
    wanted = (form.removeprefix(letter("lam")) for form in view.forms[complement.token : complement.token + 2])
    felt = any(form in words("felt") for form in wanted)
    if ((prayed or felt) and lemma.group == "ask-for") or (subject and bare(subject.head) in words("proverbial")):
        return True
    before = view.forms[complement.token - 1]
    if _is_ones_own(view, statement) or _is_no_speech(view, statement, complement):
        return True
    if view.forms[statement.cue] in words("called") and complement.style in {"object", "phrase"}:
        return True
    if "colon" in lemma.flags and before != ":" and before not in words("saying"):
        return True
    if "document" in lemma.flags:
        documented = subject is not None and subject.first > statement.cue and subject.group in {"document", "medium"}
        return not (documented and is_clear(complement))
    if "named" in lemma.flags and complement.style == "object":
        return statement.form.kind != "past" or not (subject and (subject.mentions or subject.group))
    if "initial" in lemma.flags:
        return _is_no_opening(view, statement, complement, first)
    return _is_only_deemed(view, statement, complement) or _is_only_supposed(view, statement)


def _is_only_deemed(view: View, statement: Statement, complement: Complement) -> bool:
    """Whether «تعد المدينة …» tells what a thing is; «عدّ المجلس القرار خطأ» shows by its sign that one deems."""
    if "shown" not in statement.form.lemma.flags or complement.style != "object":
        return False
    return statement.form.kind != "past" or letter("shadda") not in view.tokens.surface(statement.cue)


def _is_no_opening(view: View, statement: Statement, complement: Complement, first: int) -> bool:
    """Whether a word spelt like a noun stands where no verb begins a clause, or lacks the speaker that it needs."""
    subject = statement.subject
    if "mention" in statement.form.lemma.flags and not (subject and subject.mentions):
        return True
    parted = statement.clause < statement.cue < complement.token - 1
    opens = (
        begins_clause(view, statement.clause, first) or skip_adjuncts(view, first, statement.clause) == statement.clause
    )
    return parted or not opens


def _is_done_to(view: View, statement: Statement, complement: Complement) -> bool:
    """Whether a verb is passive («اتهم بالسرقة»), or a thing is deemed or amounts to something («يعد أحد»)."""
    told = bool(statement.form.lemma.flags & {"told"})
    subject = statement.subject
    if told and subject is not None and subject.first > statement.cue and not is_named(view, statement):
        # «تعد معقلا»: what it is deemed
        return subject.head.endswith(letter("tanwin_seat"))
    if complement.style != "phrase" or complement.addressee is not None:
        return False
    spoken_to = view.forms[statement.cue][statement.letters :] not in cue_forms()
    if "accused" in statement.form.lemma.flags:
        return complement.token == statement.cue_after and not spoken_to and statement.form.kind == "past"
    if statement.form.kind != "imperfect":
        return False
    known = is_named(view, statement) or (subject is None and statement.letters)
    return told and not spoken_to and not (known and _is_right_behind(view, statement, complement))


def _is_right_behind(view: View, statement: Statement, complement: Complement) -> bool:
    subject = statement.subject
    after = max(statement.cue_after, subject.after if subject else 0)
    return complement.token == skip_adjuncts(view, after, complement.token + 1)


def _is_told_already(view: View, statement: Statement, complement: Complement) -> bool:
    """Whether what is said stands in a pronoun («ما صرح به الوزير»), or a proverb is cited («بمثل يقول»)."""
    before = view.forms[statement.cue - 1] if statement.cue else ""
    if statement.relative and complement.style == "phrase" and view.forms[statement.cue_after] in words("resumptive"):
        return True
    return before.removeprefix(letter("ba")) in words("proverbial") and statement.form.kind == "imperfect"


def _is_no_speech(view: View, statement: Statement, complement: Complement) -> bool:
    """Whether what is known suggests something («تفيد المعلومات الأولية»), or a thing is waved («لوح بالأعلام»)."""
    subject, lemma = statement.subject, statement.form.lemma
    if lemma.group == "reject" and view.forms[complement.token] in words("said_nothing"):
        return True
    if lemma.name == "estimate" and view.forms[complement.token] in words("measures"):
        return True
    if lemma.group == "claim" and not _is_deed(view, complement.token):
        return True
    if "near" in lemma.flags and not _is_right_behind(view, statement, complement):
        return True
    if lemma.name == "reply" and subject is not None and subject.head in words("telling"):
        # «وردت أنباء»: they came in
        return True
    suggests = statement.form.kind == "imperfect" and subject is not None and subject.head in words("findings")
    # «وتشير هذه النتائج إلى تحسن», «ويرجع ذلك إلى»: a thing shows or is due to something
    pointed = subject is not None and view.forms[subject.first - 1] in words("demonstratives") and not subject.mentions
    shows = statement.form.kind == "imperfect" and complement.style == "phrase" and pointed
    due = (
        lemma.name == "ascribe-2"
        and statement.form.kind == "imperfect"
        and view.forms[statement.cue + 1] in words("demonstratives")
    )
    waves = lemma.name == "wave-threat" and view.forms[complement.token] in words("waved")
    return suggests or waves or shows or due or _is_gloss(view, statement, complement)


def _is_gloss(view: View, statement: Statement, complement: Complement) -> bool:
    """Whether the report only explains what someone meant: «وكان الوزير | يشير إلى القرار»."""
    if statement.form.lemma.name != "point-out" or statement.form.kind != "imperfect" or complement.style != "phrase":
        return False
    near = view.forms[max(0, statement.clause - 1) : statement.cue]
    return any(form in words("being") or form[1:] in words("being") for form in near)


def _is_deed(view: View, token: int) -> bool:
    """Whether an object begins with what one claims to have done: «الهجوم», «سلسلة من العمليات», not «قرارا»."""
    near = [form.removeprefix(letter("article")) for form in view.forms[token : token + _DEED_WITHIN]]
    return any(ending.form in words("claimed") for form in near for ending in endings(form))


def _is_ones_own(view: View, statement: Statement) -> bool:
    """Whether a verb tells what its speaker thinks himself («"… وأعتقد أن"») or what a thing is thought to be."""
    lemma, subject = statement.form.lemma, statement.subject
    if lemma.group != "think":
        return False
    if subject is None:
        return statement.cue in view.inside_quote and statement.form.kind == "past" and not statement.form.plural
    masculine = statement.form.gender == "m" and view.forms[statement.cue] in words("passives")
    return masculine and subject.first < statement.cue and subject.head.endswith(letter("feminine"))


def _is_only_supposed(view: View, statement: Statement) -> bool:
    """Whether a verb that is mostly passive has neither speaker nor clause right behind it: «يفترض إقرار القانون»."""
    if statement.passive or view.forms[statement.cue][statement.letters :] not in words("passives"):
        return False
    return not is_named(view, statement) and view.forms[statement.cue + 1] not in words("complementizers")


def _is_told(view: View, statement: Statement, complement: Complement) -> bool:
    """Whether an unknown noun phrase speaks: its words cannot be the verb's object."""
    if _is_loose_quote(view, statement) or (complement.style == "colon" and view.forms[complement.token - 1] != ":"):
        return False
    if statement.cue in view.inside_quote:
        return complement.style in {"clause", "quote"} and subject_agrees(statement)
    if complement.style in {"clause", "quote"} or is_evident(view, complement) or _agrees(view, statement):
        return True
    says = statement.form.lemma.group in {"say", "deny"} and statement.form.kind == "past"
    return says and complement.style != "object"


def _is_loose_quote(view: View, statement: Statement) -> bool:
    """Whether a quote behind an unknown noun phrase is a name or another's words: «لفتت قاعة "الآثار" الزوار»."""
    complement = statement.complement
    if complement is None or complement.quote is None:
        return False
    first = view.tokens.at(complement.quote.start)
    if view.forms[first] == "(":
        return False
    subject = statement.subject
    if subject is None or view.forms[first - 1] == ":" or view.forms[first - 1] in words("complementizers"):
        return False
    if subject.definite and subject.after == first:
        return False
    stop = view.quote_stop(first)
    ends = stop < len(view.forms) and (not view.is_word(stop) or view.forms[stop - 2] in _SENTENCE_SIGNS)
    return "o" in statement.form.lemma.frames or not ends or stop - first < _SHORTEST_LOOSE_QUOTE


def _agrees(view: View, statement: Statement) -> bool:
    """Whether a definite noun behind a verb is its subject, an indefinite one its object: «أعلنت القيادة إرسال»."""
    subject, complement = statement.subject, statement.complement
    if subject is None or complement is None or not subject.definite:
        return False
    joined = complement.style == "phrase"
    indefinite = joined or not view.forms[complement.token].startswith(letter("article"))
    told = statement.form.kind == "past" or subject.head in words("texts")
    return subject_agrees(statement) and indefinite and told


def subject_agrees(statement: Statement) -> bool:
    """Whether the subject is a definite noun of the verb's gender: «زعم اللصوص», «قالت المرأة»."""
    subject = statement.subject
    if subject is None or not subject.definite:
        return False
    feminine = subject.head.endswith((letter("feminine"), letter("feminine_plural")))
    return feminine == (statement.form.gender == "f")
