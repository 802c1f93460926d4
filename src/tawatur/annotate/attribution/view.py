"""A document's layers by token, as the reading of attributions needs them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from tawatur.annotate.attribution.cues import words
from tawatur.annotate.attribution.names import name_at
from tawatur.annotate.attribution.wires import is_outlet, unknown_wire
from tawatur.annotate.boilerplate import wire_at
from tawatur.data import read_toml
from tawatur.lexicon.entities import given_names
from tawatur.model import Boilerplate, Document, Mention, Quote, Sentence, Source, Span, Timex
from tawatur.text.fold import fold_word, visible
from tawatur.text.segment import Tokens, tokenize

# What the page says is no statement; datelines are cut off and the rest of their line is read.
_NAMELIKE = frozenset({"PERSON", "NORP", "GPE", "LOC"})
_COMMAS = frozenset({"\u060c", ","})
_DASHES = frozenset({"-", "\u2013", "\u2014"})
_UNREAD = frozenset({"share", "related", "caption", "byline", "update", "credit", "other"})
# Times at which something is said; a duration («إلى عشرين سنة») is part of what is.
_POINTS = frozenset({"DATE", "TIME"})
# «قائلة لها (…)», «حذرتها الشرطة مرة أخرى (…)»: the verb stands so near; what is said has so many tokens.
_SPOKEN_WITHIN = 5
_SHORTEST_BRACKETED = 2
_LONGEST_BRACKETED = 40
# More quotes in quotes than this are not told apart.
_DEEPEST = 4


@cache
def _feminine() -> str:
    ending: str = read_toml("ar/clitics.toml")["feminine_ending"]
    return ending


@cache
def _article() -> str:
    article: str = read_toml("ar/attribution.toml")["article"]
    return article


@cache
def _grammar() -> frozenset[str]:
    """Words of grammar that are spelt like a place: «كان», «بانه»."""
    names = ("auxiliaries", "being", "complementizers", "complementizers_bi", "prepositions", "negations", "relatives")
    return frozenset().union(*(words(name) for name in names))


class View:
    """Tokens with the mention, quote and time that begins at each, and the sentences as stretches of tokens.

    `mention_at` holds outer mentions only, by the token they begin in; `mention_after` the token after them.
    `quote_at` and `quote_end` hold quotes by the token of their opening and of their closing mark.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens: Tokens = tokenize(document.text)
        self.forms = self.tokens.forms
        self.mention_at: dict[int, Mention] = {}
        self.mention_after: dict[int, int] = {}
        self.mention_before: dict[int, int] = {}
        self._place_mentions(document[Mention])
        self._place_names()
        self.names = {
            m.entity: m.name or document.text[m.start : m.end]
            for m in reversed(document[Mention])
            if m.entity and (m.name or m.kind == "PERSON") and m.kind != "TITLE"
        }
        self.surnames = self._surnames()
        self.offices = self._offices()
        self.bodies: dict[str, list[int]] = {}
        for token, mention in sorted(self.mention_at.items()):
            if mention.kind == "ORG":
                self.bodies.setdefault(self.forms[token][self.offset(token) :], []).append(token)
        self.time_after: dict[int, int] = {
            self.tokens.at(timex.start): self._after(timex.end) for timex in document[Timex]
        }
        self.time_before = {after: first for first, after in self.time_after.items()}
        self.points = {self.tokens.at(timex.start) for timex in document[Timex] if timex.type in _POINTS}
        self.quote_at: dict[int, Quote] = {}
        self.quote_end: dict[int, Quote] = {}
        for quote in document[Quote]:
            self.quote_at.setdefault(self.tokens.at(quote.start), quote)
            if quote.closed:
                self.quote_end[self.tokens.at(quote.end - 1)] = quote
        self._place_bracketed()
        self.inside_quote = self._inside_quote()
        self.sentences = self._sentences()
        self.wires = self._wires()

    def _place_mentions(self, mentions: tuple[Mention, ...]) -> None:
        tokens = self.tokens
        reached = 0
        for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
            token = tokens.at(mention.start)
            if mention.end - 1 < reached or self._is_grammar(token, mention) or self._is_student(mention):
                continue
            self.mention_at[token] = mention
            after = self._after(mention.end)
            self.mention_after[token] = after
            self.mention_before[after] = token
            reached = mention.end

    def _place_names(self) -> None:
        """Add the persons that only their place shows, and let a known name go on to the end of its own."""
        given, ranks = given_names(), words("ranks")
        ranked = {token + 1 for token in self.tokens.among(ranks) if token + 1 < len(self.forms)}
        for token in sorted(ranked.union(self.tokens.among(given))):
            if token in self.mention_at and self.mention_at[token].kind not in _NAMELIKE:
                continue
            after = name_at(self.tokens, token, self.mention_after)
            if after <= max(token, self.mention_after.get(token, 0)):
                continue
            span = self.tokens.span(token, after)
            for inner in range(token, after):
                if inner in self.mention_at:
                    self.mention_before.pop(self.mention_after.pop(inner), None)
                    del self.mention_at[inner]
            self.mention_at[token] = Mention(start=span.start, end=span.end, rule="ar.attribution.name", kind="PERSON")
            self.mention_after[token] = after
            self.mention_before[after] = token

    def _is_grammar(self, token: int, mention: Mention) -> bool:
        if self.tokens.ends[token] != mention.end:
            return False
        stuck = len(fold_word(self.tokens.surface(token)[: mention.start - self.tokens.starts[token]]))
        return self.forms[token][stuck:] in _grammar()

    def _is_student(self, mention: Mention) -> bool:
        """Whether a name is none but tells what one studies: «طالب الدكتوراه»."""
        return mention.kind == "PERSON" and self.forms[self._after(mention.end) - 1] in words("studies")

    def _surnames(self) -> dict[str, Mention]:
        """The last word of each named person's full name, with the mention: «الحلبي» speaks of «سامر الحلبي»."""
        found: dict[str, Mention] = {}
        for token, mention in self.mention_at.items():
            after = self.mention_after[token]
            if mention.kind == "PERSON" and mention.named and after - token > 1:
                found.setdefault(self.forms[after - 1], mention)
        return found

    def _offices(self) -> dict[str, list[tuple[int, Mention, Mention]]]:
        """By the head word of an office its place, the office and the person named behind it."""
        found: dict[str, list[tuple[int, Mention, Mention]]] = {}
        for token, mention in sorted(self.mention_at.items()):
            person = self.mention_at.get(self._past_comma(self.mention_after[token]))
            if mention.kind == "TITLE" and person is not None and person.kind == "PERSON" and person.named:
                head = self.forms[token][self.offset(token) :].removeprefix(_article())
                found.setdefault(head, []).append((token, mention, person))
        return found

    def _past_comma(self, token: int) -> int:
        return token + (token < len(self.forms) and self.forms[token] in _COMMAS)

    def _place_bracketed(self) -> None:
        """Add words in brackets instead of marks: «قالت المرأة (لن أرحل)», not «قال الوزير (50 عاما) إن»."""
        for token in range(1, len(self.forms)):
            if self.forms[token] != "(" or not self._is_spoken_before(token):
                continue
            last = next((at for at in range(token + 1, self._line_end(token)) if self.forms[at] == ")"), token)
            if last - token < _SHORTEST_BRACKETED or not self.is_word(token + 1) or token + 1 in self.mention_at:
                continue
            following = self.forms[last + 1 : last + 4]
            if any(form in words("complementizers") or form == ":" for form in following):
                continue
            start, end = self.tokens.starts[token], self.tokens.ends[last]
            quote = Quote(start=start, end=end, rule="ar.attribution.bracket", content=Span(start + 1, end - 1))
            self.quote_at.setdefault(token, quote)
            self.quote_end.setdefault(last, quote)

    def _line_end(self, token: int) -> int:
        """The token after the last one that a bracket opening at `token` may close with."""
        return min(token + _LONGEST_BRACKETED, len(self.forms))

    def _is_spoken_before(self, token: int) -> bool:
        """Whether a verb of speech stands right before a token or a few words before, no sign between."""
        for at in range(token - 1, max(token - _SPOKEN_WITHIN, 0) - 1, -1):
            form = self.forms[at]
            if not form[0].isalpha() or at in self.mention_at:
                return False
            if form in words("saying") or any(bare in words("speech") for bare in (form, form[1:], form[:-2])):
                return True
        return False

    def _inside_quote(self) -> dict[int, int]:
        """For each token within a closed quote the opening token of the innermost one."""
        found: dict[int, int] = {}
        stack: list[tuple[int, int]] = []
        opened = sorted((self.tokens.at(q.start), self.tokens.at(q.end - 1)) for q in self.quote_end.values())
        for first, last in opened:
            while stack and stack[-1][1] < first:
                stack.pop()
            if len(stack) < _DEEPEST:
                stack.append((first, last))
                for token in range(first + 1, last):
                    found[token] = first
        return found

    def _sentences(self) -> list[tuple[int, int]]:
        """The sentences of the report itself as (first token, token after)."""
        tokens = self.tokens
        unread = self.document[Boilerplate]
        found = []
        at = 0
        for sentence in self.document[Sentence]:
            start, end = sentence.start, sentence.end
            while at < len(unread) and unread[at].end < start + 1:
                at += 1
            look = at
            while look < len(unread) and unread[look].start < end:
                block = unread[look]
                look += 1
                if block.start < start + 1:
                    start = block.end
                elif block.kind in _UNREAD:
                    end = block.start
            first, after = tokens.at(start), self._after(end) if end > start else 0
            first = self._past_city(first)
            if first < after:
                found.append((first, after))
        return found

    def _past_city(self, first: int) -> int:
        """The token after a city and its dash, which only say from where is told: «روما - أعلن»."""
        after = self.mention_after.get(first, 0)
        if not after or self.mention_at[first].kind != "GPE" or after + 1 >= len(self.forms):
            return first
        return after + 1 if self.forms[after] in _DASHES else first

    def _wires(self) -> list[Source]:
        """The agencies that datelines and credit lines name, unless they are the outlet."""
        outlet = (self.document.meta.outlet or "").casefold()
        found: list[Source] = []
        for block in self.document[Boilerplate]:
            if block.kind not in {"dateline", "credit"}:
                continue
            token = self.tokens.at(block.start)
            while token < len(self.tokens) and self.tokens.starts[token] < block.end:
                wire = wire_at(self.tokens, token) or unknown_wire(self.tokens, token)
                if wire is None:
                    token += 1
                    continue
                span = self.tokens.span(token, wire.after)
                known = any(source.name == wire.name for source in found)
                if wire.role == "agency" and not is_outlet(wire.name, outlet) and not known:
                    found.append(Source(role="agency", name=wire.name, start=span.start, end=span.end))
                token = wire.after
        return found

    def _after(self, place: int) -> int:
        """The token after the last one that begins before a source place."""
        return min(self.tokens.at(place - 1) + 1, len(self.tokens))

    def body_before(self, head: str, token: int) -> Mention | None:
        """The last body before a token whose name begins with a word: «وزارة الصحة» for «الوزارة»."""
        places = self.bodies.get(head, [])
        at = bisect_left(places, token)
        return self.mention_at[places[at - 1]] if at else None

    def offset(self, token: int) -> int:
        """How many letters of clitics stand before the mention that begins in a token, invisible signs not counted."""
        written = self.mention_at[token].start - self.tokens.starts[token]
        return written and len(fold_word(self.tokens.surface(token)[:written]))

    def starts_mention(self, token: int) -> bool:
        """Whether a mention begins with a token's first letter."""
        return token in self.mention_at and self.offset(token) == 0

    def is_word(self, token: int) -> bool:
        """Whether a token is written in letters."""
        return self.forms[token][0].isalpha()

    def ends_in_feminine(self, token: int) -> bool:
        """Whether a word is written with a final ة, which folding makes a ه."""
        return _feminine() in visible(self.tokens.surface(token))[-2:]

    def seen(self, token: int, letters: int = 0) -> str:
        """A token with its vowels, as one sees it, less the clitics before it."""
        return visible(self.tokens.surface(token))[letters:]

    def quote_stop(self, token: int) -> int:
        """The token after a quote that opens at `token`, its closing mark included."""
        return self._after(self.quote_at[token].end)

    def span(self, first: int, after: int, letters: int = 0) -> Span:
        """The source span of tokens, less the clitics before the first."""
        return self.tokens.span(first, after, letters)
