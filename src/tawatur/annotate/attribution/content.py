"""Where content ends, and which statement stands inside another.

Note [Where content ends]
    A direct quote ends with its marks. Other content runs to the end of the sentence, unless the next statement of the
    same speaker or clause begins («، مضيفا أن», «، وقال إن», «، فيما أعلن»), a source preposition follows it, or, for
    an object or a prepositional complement, a clause of time or circumstance follows a comma. The content of a relative
    clause («التي يقول السكان إنها …») ends with the first comma.
"""

from __future__ import annotations

from functools import cache

from tawatur.annotate.attribution.channels import channel_between
from tawatur.annotate.attribution.clauses import Statement, joins_clause
from tawatur.annotate.attribution.cues import letter, words
from tawatur.annotate.attribution.nouns import adverbs
from tawatur.annotate.attribution.view import View
from tawatur.model import Quote, Span
from tawatur.text.scan import PhraseTable

_COMMAS = frozenset({"\u060c", ",", "\u061b", ";"})
# «مقدما»: a participle of the second form and longer; shorter ones are nouns («معا», «مثلا»).
_SHORTEST_PARTICIPLE = 5
# «في السياق نفسه | قال»
_LONGEST_TURN = 3
# A quote that goes on over more paragraphs lacks its closing mark.
_MOST_PARAGRAPHS = 6
_TRAILING = frozenset(".\u060c,\u061b;:!\u061f?\u2026-\u2013")


@cache
def _breaks() -> PhraseTable[bool]:
    return PhraseTable([(phrase, True) for phrase in sorted(words("breaks"))], proclitics=False)


def stands_inside(view: View, outer: Statement, inner: Statement) -> bool:
    """Whether a later statement of the sentence is part of what an earlier one says."""
    complement = outer.complement
    if inner.comment or outer.before or complement is None or inner.cue < complement.token:
        return False
    if complement.quote:
        return view.tokens.starts[inner.cue] < complement.quote.end
    quote = view.inside_quote.get(inner.cue)
    if (quote is not None and quote > outer.cue) or (complement.style == "colon" and _is_bracketed(view, inner)):
        return True
    if inner.form.kind == "participle":
        called = inner.subject is not None and view.forms[inner.cue] in words("saying")
        return called or _other_voice(outer, inner)
    if inner.pronoun and _is_contrary(view, inner.cue):
        return False
    if inner.relative or inner.pronoun:
        return True
    if inner.letters:
        return _other_voice(outer, inner) or _goes_on_relative(view, complement.token, inner)
    return not _begins_apart(view, inner)


def _is_contrary(view: View, cue: int) -> bool:
    """Whether «إلا أنه» behind a comma goes on with whoever speaks: «قال إن …، إلا أنه | أضاف أن …»."""
    return view.forms[cue - 2] in words("adversative") and view.forms[cue - 3] in _COMMAS


def _begins_apart(view: View, inner: Statement) -> bool:
    """Whether the clause of a statement that names its speaker begins anew: behind a comma, «فيما», «ومن جانبه»."""
    clause = inner.clause
    if opening_of(view, clause) < clause or (clause in view.mention_at and view.offset(clause)):
        return True
    before = view.forms[clause - 1]
    if before in words("complementizers") and _is_apart(view, clause - 2, inner):
        return True
    if before in words("pronoun_conjunctions") or _is_main(view, clause):
        return True
    return before in _COMMAS or joins_clause(view, clause - 1) or clause - 1 in view.quote_end


def _goes_on_relative(view: View, first: int, inner: Statement) -> bool:
    """Whether a verb behind و goes on a relative clause: «الخطاب الذي ألقاه المرشد | وتوعد خلاله»."""
    if view.forms[inner.cue_after : inner.cue_after + 1][0] not in words("told_within"):
        return False
    return any(view.forms[token] in words("relatives") for token in range(first, inner.cue))


@cache
def _turned() -> PhraseTable[bool]:
    return PhraseTable([(phrase, True) for phrase in sorted(words("turned"))])


def opening_of(view: View, clause: int) -> int:
    """The token that a clause begins with, with the turn before it: «… جاهزة | ومن جانبه قال»."""
    for start in range(max(clause - _LONGEST_TURN, 0), clause):
        if any(hit.after == clause for hit in _turned().at(view.tokens, start)):
            return start
    return clause


def _is_bracketed(view: View, statement: Statement) -> bool:
    """Whether what is said stands in brackets, as the words of those do whom words without marks tell of."""
    quote = statement.complement.quote if statement.complement else None
    return quote is not None and view.forms[view.tokens.at(quote.start)] == "("


def _is_main(view: View, clause: int) -> bool:
    """Whether «فإن» parts a clause from what stands before its comma: «رغم نفي الوزارة، فإن | مصدرا أكد»."""
    before = view.forms[clause - 1]
    return before[0] == letter("fa") and before[1:] in words("complementizers") and view.forms[clause - 2] in _COMMAS


def _is_apart(view: View, token: int, inner: Statement) -> bool:
    """Whether the word before a complementizer makes no reported clause of it: «، إلا أن مصدرا نفى», «بعد أن أعلن»."""
    adverse = view.forms[token] in words("adversative") and view.forms[token - 1] in _COMMAS
    return view.forms[token] in words("no_clause") or (adverse and inner.subject is not None)


def _other_voice(outer: Statement, inner: Statement) -> bool:
    """Whether «وأكد» cannot go on «قالت الوزارة إن»: a verb of another gender, its subject understood."""
    if inner.subject is not None or outer.form.kind == "participle" or outer.subject is None or outer.via:
        return False
    if "document" in outer.form.lemma.flags:
        # «وجاء في البيان أن …، مضيفة»: the gender is that of the verb, not of the issuer
        return False
    return (
        outer.form.gender != inner.form.gender and outer.complement is not None and outer.complement.style == "clause"
    )


def content_of(view: View, statement: Statement, stop: int, cuts: list[int]) -> Span | None:
    """The content of a statement that no later than the token `stop` ends, and before each of `cuts`."""
    if statement.before:
        return (clause_before if statement.comment else _trimmed)(view, *statement.before)
    complement = statement.complement
    if complement is None:
        return None
    if complement.quote:
        return inside_marks(view, complement.quote.content)
    first = complement.token
    end = stop
    end = _before_closer(view, first, end)
    quote = view.inside_quote.get(statement.cue)
    if quote is not None:
        end = min(end, view.quote_stop(quote) - 1)
    for cut in cuts:
        if cut > first:
            end = min(end, _before(view, cut, first))
    if statement.relative and statement.form.lemma.name == "describe" and first + 1 in view.quote_at:
        # «ما وصفه الوزير بأنه "خطأ" العام الماضي»
        return _trimmed(view, first, min(end, view.quote_stop(first + 1)))
    if statement.ends_with_comma:
        return _trimmed(view, first, _first_comma(view, first, end))
    return _trimmed(view, first, _end_by_style(view, first, end, complement.style))


def _end_by_style(view: View, first: int, end: int, style: str) -> int:
    """The end of a content by how it is joined to its cue, see Note [Where content ends]."""
    if style == "clause":
        return _first_break(view, first, end, _asides())
    if style not in {"phrase", "object"}:
        return end
    end = _before_circumstance(view, first, _first_break(view, first, end))
    return _without_time(view, first, _before_channel(view, first, end)) if style == "object" else end


def _before_circumstance(view: View, first: int, end: int) -> int:
    """The comma before an accusative participle, which tells how it was said: «أدان الهجوم، مقدما تعازيه»."""
    for token in range(first + 1, end - 1):
        if view.forms[token] in _COMMAS and token + 1 not in view.mention_at and _is_circumstance(view, token + 1):
            return token
    return end


def _is_circumstance(view: View, token: int) -> bool:
    form = view.forms[token]
    shaped = form.startswith(letter("participle")) and form.endswith(letter("tanwin_seat"))
    return shaped and len(form) >= _SHORTEST_PARTICIPLE


def _before_channel(view: View, first: int, end: int) -> int:
    """The end of an object before the channel of the saying, which is indefinite: «أدان الجريمة في تغريدة»."""
    for token in range(first + 1, end - 1):
        if view.forms[token] not in words("by_channel") or view.forms[token - 1] in words("told_in"):
            continue
        if channel_between(view, token + 1, token + 2) and not view.forms[token + 1].startswith(letter("article")):
            return token
    return end


@cache
def _closers() -> PhraseTable[bool]:
    return PhraseTable([(phrase, True) for phrase in sorted(words("closers"))], proclitics=False)


def _before_closer(view: View, first: int, end: int) -> int:
    """The end of a content that «، على حد قوله» closes."""
    for token in _closers().places(view.tokens, first + 1, end):
        if _closers().at(view.tokens, token):
            return token
    return end


def _before(view: View, cut: int, first: int) -> int:
    """The token after the content that a clause beginning at `cut` ends."""
    while cut - 1 > first:
        form = view.forms[cut - 1]
        after_comma = view.forms[cut - 2] in _COMMAS and cut - 1 not in view.mention_at
        if form not in _openers() and not (after_comma and form in adverbs()):
            break
        cut -= 2 if form == letter("while") else 1
    return cut


@cache
def _openers() -> frozenset[str]:
    """What may stand between the end of one statement and the clause of the next."""
    names = ("auxiliaries", "pronoun_conjunctions", "clauses", "no_clause", "complementizers")
    return _COMMAS.union({letter("waw"), letter("while")}, *(words(name) for name in names))


def _first_comma(view: View, first: int, end: int) -> int:
    return next((token for token in range(first, end) if view.forms[token] in _COMMAS), end)


@cache
def _asides() -> PhraseTable[bool]:
    return PhraseTable([(phrase, True) for phrase in sorted(words("asides"))], proclitics=False)


def _first_break(view: View, first: int, end: int, breaks: PhraseTable[bool] | None = None) -> int:
    """The comma before what ends a content: one of `breaks`, which are those of an object where none are given."""
    breaks = breaks or _breaks()
    token = first
    while token < end - 1:
        if token in view.quote_at and view.quote_at[token].closed:
            token = max(view.quote_stop(token), token + 1)
            continue
        if view.forms[token] in _COMMAS and _breaks_at(view, token + 1, end, breaks):
            return token
        token += 1
    return end


def _breaks_at(view: View, token: int, end: int, breaks: PhraseTable[bool]) -> bool:
    """Whether a content ends before a word behind a comma; «وذلك» ends a clause only where it tells how it was said."""
    if view.forms[token] == letter("and_that"):
        if token + 1 in view.quote_at:
            return False
        how = token + 2 < end and view.forms[token + 1] in words("told_through")
        if how and channel_between(view, token + 2, min(token + 4, end)):
            return True
    return bool(breaks.at(view.tokens, token)) and not _lasts(view, token)


def _lasts(view: View, token: int) -> bool:
    """Whether a clause tells what still is and so goes on what is said: «، فيما لا يزال عشرون في عداد المفقودين»."""
    return view.forms[token + 1] in words("negations") and view.forms[token + 2] in words("still")


def _without_time(view: View, first: int, end: int) -> int:
    """The end of an object before the time of the saying: «رفض الطلب أمس»."""
    while end > first and view.forms[end - 1] in _TRAILING:
        end -= 1
    start = view.time_before.get(end, end)
    if start not in view.points or view.forms[start - 1] in words("spans_time"):
        return end
    if start < end and start - 1 > first and view.forms[start - 1] == letter("fi"):
        start -= 1
    return start if start > first + 1 else end


def clause_before(view: View, first: int, end: int) -> Span | None:
    """The clause in tokens [first, end), without the conjunction it begins with and the signs it ends with."""
    while end > first and (view.forms[end - 1] in _COMMAS or view.forms[end - 1] == letter("and_that")):
        end -= 1
    while first < end and not view.forms[first][0].isalnum() and first not in view.quote_at:
        first += 1
    first = _past_turn(view, first, end)
    if first >= end:
        return None
    span = _trimmed(view, first, end)
    if span is None:
        return None
    inna = view.forms[first][0] == letter("fa") and view.forms[first][1:] in words("complementizers")
    start = view.tokens.place(first, 1) if inna or _has_conjunction(view, first) else span.start
    return Span(max(start, span.start), span.end)


def _past_turn(view: View, first: int, end: int) -> int:
    """The token after a set phrase and its comma that only joins a clause to the report: «وعلى صعيد آخر، | أوقفت»."""
    for hit in adverbs().at(view.tokens, first):
        if hit.after < end - 1 and view.forms[hit.after] in _COMMAS:
            return hit.after + 1
    return first


def _has_conjunction(view: View, token: int) -> bool:
    form = view.forms[token]
    if token in view.mention_at:
        return view.offset(token) == 1 and form[0] == letter("waw")
    return form[0] == letter("waw") and len(form) > 2 and form not in words("waw_words")


def paragraphs_after(view: View, quote: Quote) -> tuple[Span, ...]:
    """The paragraphs that go on a quote without a closing mark, each beginning with an opening one."""
    found: list[Span] = []
    at: Quote | None = quote
    while at is not None and not at.closed and len(found) < _MOST_PARAGRAPHS:
        token = view.tokens.at(at.end)
        at = view.quote_at.get(token) or view.quote_at.get(token + 1)
        between = view.document.text[quote.end : at.start].strip() if at else "-"
        span = inside_marks(view, at.content) if at and not between else None
        if at is None or span is None:
            break
        found.append(span)
        quote = at
    return tuple(found)


def _trimmed(view: View, first: int, after: int) -> Span | None:
    """The span of tokens without final signs; None where nothing is left."""
    while after > first and view.forms[after - 1] in _TRAILING:
        after -= 1
    if after <= first:
        return None
    if after - 1 == first and not view.is_word(first):
        return None
    return view.span(first, after)


def inside_marks(view: View, content: Span) -> Span | None:
    """What stands between quotation marks without the blanks beside them; None where nothing does."""
    text = content.of(view.document.text)
    start = content.start + len(text) - len(text.lstrip())
    end = content.end - (len(text) - len(text.rstrip()))
    return Span(start, end) if start < end else None
