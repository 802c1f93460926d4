"""Sources as phrases: the noun phrase at a token that may stand behind a statement."""

from __future__ import annotations

from tawatur.annotate.attribution.cues import cue_forms, letter, spellings, words
from tawatur.annotate.attribution.nouns import (
    adverbs,
    closed,
    group_of,
    honours,
    is_adjective,
    is_owned,
    source_prepositions,
    source_words,
    tails,
)
from tawatur.annotate.attribution.phrases import Phrase, past_bracket
from tawatur.annotate.attribution.view import View
from tawatur.model import Mention

_SPEAKING = frozenset({"PERSON", "ORG", "GPE", "TITLE", "NORP", "FAC"})
# The longest subject of 2,480 press reports has 24 words; a described one is read no further than 7.
_LONGEST = 26
_POSTS = frozenset({"GPE", "LOC", "ORG", "FAC"})
_LONGEST_DESCRIBED = 14
_LONGEST_NICKNAME = 6
_CLAUSE_WITHIN = 16


def read_phrase(view: View, token: int, end: int, letters: int = 0) -> Phrase | None:
    """The source phrase that begins at `token` after `letters` letters of clitics; None where none does."""
    if token >= end:
        return None
    if token in view.quote_at:
        return _read_quoted(view, token, end)
    if not view.is_word(token):
        return None
    if view.forms[token] in words("demonstratives") or view.forms[token][letters:] in words("same"):
        return _read_same(view, token + 1, end)
    named = _past_honours(view, token, end) or (len(view.forms[token]) == 1 and _before_name(view, token, end))
    if named:
        return _read_mentions(view, named, end, 0)
    if token in view.mention_at and view.offset(token) >= letters:
        if view.offset(token) > letters or view.mention_at[token].kind not in _SPEAKING:
            return None
        return _read_mentions(view, token, end, letters)
    form = view.forms[token][letters:]
    if not letters and form[0] == letter("lam") and group_of(form[1:], 1):
        return None
    group = group_of(form, letters)
    opens = (form in closed() and not _is_spelt_apart(view, token)) or bool(
        source_prepositions().at(view.tokens, token)
    )
    if opens or (form in cue_forms() and not group):
        return None
    return _pointing_back(view, _read_described(view, token, end, letters, group), end)


def _read_same(view: View, token: int, end: int) -> Phrase | None:
    """The source behind «هذا» or «ذات», which was named before."""
    phrase = read_phrase(view, token, end)
    if phrase is None or not (phrase.group and phrase.definite):
        return None
    phrase.back = True
    return phrase


def _pointing_back(view: View, phrase: Phrase | None, end: int) -> Phrase | None:
    """The phrase with what says that it was named before: «المصدر | ذاته», «المسؤول | نفسه»."""
    if phrase is None or not phrase.definite:
        return phrase
    at = phrase.after
    if view.forms[at - 1] in words("itself") or (at < end and view.forms[at] in words("itself")):
        phrase.back = True
        phrase.after = at + (view.forms[at - 1] not in words("itself"))
    return phrase


def _past_honours(view: View, token: int, end: int) -> int:
    """The mention behind forms of address: «معالي | وزير النقل»; 0 where none stands before one."""
    at = token
    while at < end and view.forms[at] in honours() and at not in view.mention_at:
        at += 1
    return at if token < at < end and view.starts_mention(at) and view.mention_at[at].kind in _SPEAKING else 0


def _read_quoted(view: View, token: int, end: int) -> Phrase | None:
    """A source whose name stands in quotation marks: «قالت "كتائب الجبل" إن»."""
    stop = view.quote_stop(token)
    inner = token + 1
    if not view.quote_at[token].closed or stop - token > _LONGEST_NICKNAME + 2 or not view.is_word(inner):
        return None
    phrase = _read_mentions(view, inner, min(stop, end), 0) if view.starts_mention(inner) else None
    if phrase is None or phrase.after < stop - 1:
        hedged = token > 0 and view.forms[token - 1] in words("hedges")
        known = stop == inner + 2 and view.forms[inner] in view.surnames
        named = hedged or known or _clause_follows(view, stop, end)
        return Phrase(inner, stop, [], "group", head=view.forms[inner]) if named else None
    phrase.after = stop
    while phrase.after < end and (after := _within_subject(view, phrase.after, end)) and view.is_word(phrase.after):
        phrase.after = view.mention_after.get(after, after)
    return phrase


def _clause_follows(view: View, token: int, end: int) -> bool:
    """Whether a reported clause comes soon, so that the quote before it is a name: «قالت "سنتكوم"، في بيان، إن»."""
    near = view.forms[token : min(token + _CLAUSE_WITHIN, end)]
    if near[:1] == [":"]:
        return True
    for form in near:
        if form in words("clauses") or form in cue_forms():
            return False
        if form in words("complementizers"):
            return True
    return False


def _read_mentions(view: View, token: int, end: int, letters: int) -> Phrase:
    phrase = Phrase(token, token, [], letters=letters)
    limit = min(end, token + _LONGEST)
    at = token
    while at < limit:
        if at in view.mention_at and (view.offset(at) == 0 or at == token):
            apart = phrase.mentions and at == phrase.after and view.forms[at] not in words("kin")
            if apart and not _may_follow(view, phrase.mentions[-1], at):
                break
            phrase.mentions.append(view.mention_at[at])
            at = phrase.after = view.mention_after[at]
            continue
        apposed = _apposed_office(view, at, limit)
        if apposed:
            phrase.mentions.extend(apposed.mentions)
            at = phrase.after = apposed.after
            continue
        following = _past_post(view, at, limit) if phrase.mentions[-1:] and phrase.mentions[-1].kind == "TITLE" else 0
        following = following or _within_subject(view, at, limit) or _place_before_name(view, at, limit)
        if not following:
            break
        at = following
        if at not in view.mention_at:
            phrase.after = at
    phrase.group = source_words().get(view.forms[token][letters:], "")
    phrase.definite = view.forms[token][letters:].startswith(letter("article"))
    phrase.head = view.forms[token][letters:]
    return phrase


def _before_name(view: View, at: int, end: int) -> int:
    """The person's name behind a rank or its letter: «الأستاذ | سامر الحلبي», «م. | سامر الحلبي»; 0 without one."""
    form = view.forms[at]
    after = at + 1
    if len(form) == 1 and form.isalpha() and after < end and view.forms[after] == ".":
        after += 1
    elif form not in words("ranks") and form not in words("rank_letters"):
        return 0
    return after if after < end and view.starts_mention(after) and view.mention_at[after].kind == "PERSON" else 0


def _apposed_office(view: View, at: int, end: int) -> Phrase | None:
    """An office between commas that ends in the name of its holder: «أمين المدينة، رئيس المجلس سامر الحلبي»."""
    if view.forms[at] not in "\u060c," or at + 1 >= end or source_words().get(view.forms[at + 1]) != "office":
        return None
    phrase = read_phrase(view, at + 1, end)
    return phrase if phrase and any(mention.kind == "PERSON" for mention in phrase.mentions) else None


def _past_post(view: View, at: int, end: int) -> int:
    """The name behind an office and where it is held: «المبعوث الدولي إلى اليمن | سامر الحلبي»; 0 without one."""
    while at < end and at not in view.mention_at and is_adjective(view.forms[at]):
        at += 1
    place = at + (at < end and view.forms[at] in words("of_post"))
    if place >= end:
        return 0
    form = view.forms[place]
    if place == at and (form[0] != letter("lam") or view.starts_mention(place)):
        return 0
    if place in view.mention_at:
        after = view.mention_after[place] if view.mention_at[place].kind in _POSTS else end
    else:
        held = place == at or (form.startswith(letter("article")) and form not in source_words())
        after = place + 1 if held and view.forms[place + 1 : place + 2] == ["\u060c"] else end
    if after < end and view.forms[after] in "\u060c,":
        return _apposed_name(view, after, end)
    return after if after < end and _is_person(view, after) else 0


def _place_before_name(view: View, at: int, end: int) -> int:
    """A place between an office and its name: «مدير الصحة بالمنطقة سامر الحلبي»; 0 where there is none."""
    if at not in view.mention_at or view.forms[at][0] != letter("ba") or view.offset(at) != 1:
        return 0
    after = view.mention_after[at]
    return after if after < end and view.starts_mention(after) and view.mention_at[after].kind == "PERSON" else 0


def _within_subject(view: View, at: int, end: int) -> int:
    """The token after what does not end a subject (nickname, bracket, adjective, apposition); 0 where it ends."""
    form = view.forms[at]
    if form == "(" and at not in view.quote_at:
        return past_bracket(view, at, end)
    if named := _before_name(view, at, end):
        return named
    if form in words("kin") and at in view.mention_before and at + 1 < end:
        return at + 2
    if at in view.quote_at:
        stop = view.quote_stop(at)
        is_nickname = view.quote_at[at].closed and stop - at < _LONGEST_NICKNAME and stop < end
        return stop if is_nickname and view.forms[stop] not in ".\u060c" else 0
    if form in "\u060c,":
        after = at + 1
        apposes = after < end and view.starts_mention(after) and view.mention_at[after].kind in {"PERSON", "TITLE"}
        return after if apposes else 0
    is_definite = form.startswith(letter("article")) and form not in words("article_like")
    if not is_definite or at in view.time_after or not is_adjective(form):
        return 0
    after = at + 1
    if after + 1 < end and view.forms[after] in words("inside_source") and view.starts_mention(after + 1):
        return after + 1
    stuck = (
        after < end and after in view.mention_at and view.offset(after) == 1 and view.forms[after][0] == letter("lam")
    )
    return view.mention_after[after] if stuck else after


_FOLLOWING = {
    "TITLE": frozenset({"PERSON", "TITLE", "ORG", "GPE", "NORP", "LOC", "FAC"}),
    "PERSON": frozenset({"TITLE", "NORP"}),
    "ORG": frozenset({"NORP"}),
    "FAC": frozenset({"NORP"}),
    "GPE": frozenset({"NORP"}),
    "NORP": frozenset({"NORP", "PERSON"}),
    "LOC": frozenset({"NORP"}),
}


def _may_follow(view: View, last: Mention, at: int) -> bool:
    """Whether a mention right behind another belongs to the same subject; else it is the one spoken to.

    Behind a lone definite office no place or body does: «اتهم الوزير | إسرائيل».
    """
    kind = view.mention_at[at].kind
    word = view.forms[at - 1][view.offset(at - 1) :] if at - 1 in view.mention_at else ""
    lone = last.kind == "TITLE" and word.startswith(letter("article"))
    return kind in _FOLLOWING[last.kind] and not (lone and kind in _POSTS)


def _is_medium(view: View, token: int) -> bool:
    """Whether the mention in a token is a press agency or station: «لرويترز»."""
    mention = view.mention_at[token]
    return mention.sector in {"MED", "JRN"}


def is_medium(phrase: Phrase) -> bool:
    """Whether a source is a paper, a station or an agency."""
    return (
        phrase.group == "medium"
        or phrase.head in words("media")
        or any(mention.sector in {"MED", "JRN"} for mention in phrase.mentions[:1])
    )


def _begins_object(view: View, first: int, at: int) -> bool:
    """Whether a definite noun behind a finished noun phrase is no part of it: «تبنى تنظيم الجبل | الهجوم»."""
    form, last = view.forms[at], view.forms[at - 1]
    article = letter("article")
    finished = last.startswith(article) or (at > first + 1 and at in view.mention_before)
    if not finished or form in words("ranks") or form in words("kin") or form[0] == letter("lam"):
        return False
    if form[0] == letter("ba"):
        return at not in view.mention_at and form not in words("hedges")
    return not (form.startswith(article) and is_adjective(form))


def _goes_on(view: View, at: int, end: int) -> bool:
    """Whether a preposition stands within a described source («مسؤول في الوزارة») and opens no content."""
    if view.forms[at] not in words("inside_source") or at + 1 >= end:
        return False
    definite = view.forms[at + 1].startswith(letter("article")) and view.forms[at + 1] not in words("article_like")
    return definite or view.starts_mention(at + 1)


def _read_described(view: View, token: int, end: int, letters: int, group: str) -> Phrase | None:
    forms = view.forms
    at = token + 1
    limit = min(end, token + _LONGEST_DESCRIBED)
    mentions: list[Mention] = []
    soft = 0
    while at < limit:
        if group == "medium" and (stop := _past_title(view, at)):
            mentions.extend(view.mention_at[inner] for inner in (at + 1,) if inner in view.mention_at)
            at = stop
            # what is said may follow the name at once
            limit = at if at in view.quote_at else limit
            continue
        if apposed := _apposed_office(view, at, limit):
            mentions.extend(apposed.mentions)
            at = apposed.after
            break
        at = (group == "office" and _past_post(view, at, limit)) or _past_sign(view, at, limit, bool(mentions))
        if not view.is_word(at):
            break
        if at in view.mention_at:
            if _stands_apart(view, at, group) or _is_second_place(view, token, at):
                break
            mentions.append(view.mention_at[at])
            at = view.mention_after[at]
            continue
        if group == "group" and (named := _self_named(view, at, limit)):
            return named
        if _ends_described(view, at, limit, group, at == token + 1) or _finished_before(view, token, at):
            break
        if not soft and _begins_object(view, token, at):
            soft = at
        at += 1
    head = forms[token][letters:]
    definite = head.startswith(letter("article")) or (letters > 0 and head.startswith(letter("lam")))
    return Phrase(token, at, mentions, group, definite, head, letters, soft)


def _self_named(view: View, at: int, end: int) -> Phrase | None:
    """The name that a group gives itself: «جماعة تطلق على نفسها اسم | "كتائب الجبل"»."""
    if view.forms[at] not in words("self_named"):
        return None
    for token in range(at + 1, min(at + _LONGEST_NICKNAME, end)):
        if token in view.quote_at and view.quote_at[token].closed and view.is_word(token + 1):
            return Phrase(token + 1, view.quote_stop(token), [], "group", head=view.forms[token + 1])
    return None


def _finished_before(view: View, first: int, at: int) -> bool:
    """Whether a source has ended before an object: «محللون | سياسة البنك», «المحافظ ماهر الحلبي | الصحفيين»."""
    form = view.forms[at]
    article, plural = letter("article"), letter("plural_accusative")
    if view.forms[first] in words("quantifiers") and _begins_object(view, first, at):
        return True
    if at in view.mention_before and view.forms[view.mention_before[at] - 1] in words("called"):
        return True
    if at == first + 1 and form[0] == letter("ba") and is_owned(view.forms[first]) and at not in view.mention_at:
        return True
    if form.startswith(article) and at in view.mention_before:
        return form[len(article) :] in words("listeners") or (form.endswith(plural) and not is_adjective(form))
    bare = at == first + 1 and view.forms[first].endswith(letter("plural_nominative")) and not form.startswith(article)
    following = view.forms[at + 1] if at + 1 < len(view.forms) else ""
    return bare and view.ends_in_feminine(at) and following.startswith(article)


def _is_second_place(view: View, first: int, at: int) -> bool:
    """Whether a place behind a definite noun is the one spoken to: «طالب المجلس المحلي | أنقرة»."""
    before = view.forms[at - 1]
    definite = before.startswith(letter("article")) and before not in words("article_like")
    return definite and at > first + 1 and view.starts_mention(at) and view.mention_at[at].kind == "GPE"


def _past_title(view: View, at: int) -> int:
    """The token after a name in quotation marks: «صحيفة "النهار"»; 0 where none begins."""
    stop = view.quote_stop(at) if at in view.quote_at else 0
    if view.forms[at] == "(" and not stop:
        return past_bracket(view, at, len(view.forms))
    return stop if stop - at < _LONGEST_NICKNAME + 2 else 0


def _past_sign(view: View, at: int, limit: int, named: bool) -> int:
    """The token after a comma before a name in apposition, or after the letter of a rank; else `at`."""
    form = view.forms[at]
    if form in words("called") and at + 1 < limit and _is_person(view, at + 1):
        return at + 1
    if len(form) > 1:
        return at
    if form in "\u060c," and (named or at in view.mention_before):
        return _within_subject(view, at, limit) or at
    if form in "\u060c,":
        return _apposed_name(view, at, limit) or at
    return _before_name(view, at, limit) or at


def _apposed_name(view: View, at: int, limit: int) -> int:
    """The person's name behind a comma, its rank passed: «المتحدثة باسم الهيئة، | زينة الحلبي، إن»; 0 without one."""
    after = at + 1
    if after < limit and view.forms[after] in words("ranks") and not _is_person(view, after):
        after += 1
    return after if after < limit and _is_person(view, after) else 0


def _is_person(view: View, token: int) -> bool:
    return view.starts_mention(token) and view.mention_at[token].kind == "PERSON"


def _stands_apart(view: View, at: int, group: str) -> bool:
    """Whether a mention within a described source is no part of it: behind و, a listener, behind ب."""
    first = view.forms[at][0]
    if not view.offset(at):
        return False
    return first == letter("waw") or _is_medium(view, at) or (first == letter("ba") and not group)


def _is_adverb(view: View, at: int) -> bool:
    """Whether an adverb of one word that shows its ending, or of more, begins here: «صراحة», «مرة أخرى»."""
    form = view.forms[at]
    shown = form in words("adverbs") and form.endswith(letter("tanwin_seat"))
    return shown or any(hit.after > at + 1 for hit in adverbs().at(view.tokens, at))


def _is_theirs(view: View, at: int) -> bool:
    """Whether a definite noun behind ب tells what many did, not who they are: «لوح كثيرون | بالأعلام»."""
    adjunct = view.forms[at].startswith(letter("ba") + letter("article")) and at not in view.mention_at
    return adjunct and view.forms[at - 1].endswith(letter("plural_nominative"))


def _is_spelt_apart(view: View, token: int) -> bool:
    """Whether only folding makes a preposition of a word: «علي», «إمام»."""
    return view.seen(token) in spellings("names_like_prepositions")


def _is_listener(form: str) -> bool:
    """Whether a word behind ل is one spoken to: «لصحيفة», «لمراسل», «لصحافيين»."""
    return group_of(form[1:], 1) in {"medium", "person"} or form[1:] in words("listeners")


def _ends_described(view: View, at: int, limit: int, group: str, second: bool) -> bool:
    """Whether a described source ends before a word: grammar, another cue, a time, what begins an object."""
    form = view.forms[at]
    if form[0] == letter("lam") and (len(form) == 1 or _is_listener(form)):
        return True
    if form in words("handled") or form in words("saying") or form in words("spoken"):
        return True
    if form in words("informed") and at + 1 < limit and view.forms[at + 1] in words("prepositions"):
        return True
    if _is_adverb(view, at):
        return True
    if form[0] == letter("ba") and form[1:] in words("told") | words("objects"):
        return True
    if form == letter("not") and group and at + 2 < limit:
        return False
    apart = group == "group" and second and form == letter("min") and view.forms[at - 1].startswith(letter("article"))
    if form in closed() and (apart or not (group and _goes_on(view, at, limit))):
        return not _is_spelt_apart(view, at)
    if form in words("objects") and not (group == "office" and second):
        return True
    if second and group == "anonymous" and _is_theirs(view, at):
        return True
    joined = form[0] == letter("waw") and (form[1:] in cue_forms() or form[1:] in words("negations"))
    joined = joined or (form[0] == letter("fa") and form[1:] in closed())
    # a feminine participle needs a comma before it, and «شرطة مدينة البصرة» has none
    speaks = any(one.kind != "participle" or one.gender == "m" for one in cue_forms().get(form, ()))
    return joined or (form in tails() and form not in closed()) or speaks or at in view.time_after
