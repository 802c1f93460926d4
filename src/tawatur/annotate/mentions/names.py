"""Names of people: given names and surnames, particles, and what stands beside them.

Note [What makes a name]
    A name is a run of elements: listed given names and surnames, words that no list knows, kunyas and compounds («أبو
    مازن», «عبد الله») and what follows a particle («بن سلمان»). A run that begins with a listed given name and has a
    second element is believed as it stands. Any other run needs a witness: a title, a rank, a form of address or a
    nationality before it («المهاجم الفرنسي …»), or a verb of saying beside it.
"""

from __future__ import annotations

import msgspec

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import is_definite
from tawatur.annotate.mentions.families import (
    is_blessing,
    is_born,
    is_closing_family,
    is_family,
    is_family_kunya,
    is_family_nisba,
    is_led_twice,
    is_middle_name,
    is_participle_name,
    is_told_name,
    joins_name,
    past_initial,
)
from tawatur.annotate.mentions.heads import LOOKS_FOREIGN, NOTHING, alef_maqsura, read_word, titles
from tawatur.annotate.mentions.likeness import likeness
from tawatur.annotate.mentions.particles import is_written_as_name, opens_house
from tawatur.annotate.mentions.rows import ROW, is_in_row
from tawatur.annotate.mentions.vocabulary import (
    has_common_ending,
    has_definite_shape,
    is_common,
    is_exact_lemma,
    is_imperfect,
    is_lemma,
    is_nisba,
    is_particle,
    is_speech_verb,
    is_verb,
    purpose_letter,
)
from tawatur.lexicon.entities import read_endings
from tawatur.text.clitics import article

_LONGEST_NAME = 12
LONGEST_UNLISTED = 4
# How often a kunya or particle may take another («أبو عبد الله», «بن أبي عبد الرحمن»).
_DEEPEST = 4
# A common word and one name more may be anything («سلام شامل»); a longer run is a name.
_SHORT = 2
_OF_FATHERS = frozenset({"lineage", "house", "fathers"})
_OPENING = frozenset({"kunya", "particle", "compound"})
_WITNESSES = frozenset({"witness", "led"})
_FORMS_OF_ADDRESS = frozenset({"honour", "person", "rank"})
# Likeness below which an unlisted word is no name: nine in ten names of the press lie above the first.
_LOOKS_LIKE_NAME = 0.1
LOOKS_COMMON = -0.4
_NO_HOLDER = ("official", "source", "diplomat")
# An unlisted word with the prefix of an imperfect is rather a verb («صالح يعتزم») below this likeness.
UNLIKE_VERB = 0.3


def find_people(chart: Chart) -> None:
    """Add the people whose names the grammar of names or a witness beside them shows."""
    addressed = _addressed(chart)
    chart.addressed = addressed
    likely = addressed.union([token - 1 for token in chart.marked("father")])
    people = [found for found in chart.outer.values() if found.kind == "PERSON"]
    known = [token for found in people for token in range(found.first, found.after)]
    free = 0
    for token in sorted({*chart.marked("opens", "joined"), *likely, *known}):
        if not free <= token < len(chart.forms):
            continue
        cover, word = chart.cover[token], chart.words[token]
        found = _joined_person(chart, token) if cover is None and "joined" in word.marks else None
        opens = cover.kind == "PERSON" if cover is not None else word.opens_name or token in likely
        if found is None and opens:
            found = _person_at(chart, token, addressed)
            if found is None and cover is None and word.given == 0 and is_in_row(chart, token):
                found = person(chart, token, token + 1, 0, ROW)
        if found is not None and chart.add(found):
            free = found.after


def _joined_person(chart: Chart, token: int) -> Found | None:
    """The person whose name «و» joins to the one before, a comma between or not: «جاك فورست وأورين ليبرمان»."""
    form = chart.forms[token]
    if len(form) < _SHORT:
        return None
    before = chart.before(token)
    if before is None or before.kind != "PERSON":
        return None
    name = form[1:]
    word = read_word(name) if len(name) > 1 else NOTHING
    after = token + 1
    in_row = before.rule == ROW and word.given == 0
    if "kunya" in word.cues:
        after = _compound(chart, after, 0)
    elif word.given == 0 and (_is_listed(chart, after) or (is_definite(chart, after) and _goes_on(chart, after))):
        # «وسكوت ووكر»: a common word, but the name goes on
        after = token + 1
    elif not in_row and (is_common(form) or not (word.given == 0 or (word.unknown and likeness(name) > LOOKS_FOREIGN))):
        return None
    after = name_end(chart, after, 1)
    if after == token + 1 and in_row:
        return person(chart, token, after, 1, ROW)
    return person(chart, token, after, 1, "ar.mentions.joined-name") if after > token + 1 else None


def _addressed(chart: Chart) -> set[int]:
    """The tokens that follow a form of address or a profession («الدكتور», «المهاجم الفرنسي»)."""
    table = titles()
    found = set()
    for token in chart.marked("title"):
        for hit in chart.hits(table, token):
            if hit.value.kind in _FORMS_OF_ADDRESS:
                after = _past_adjectives(chart, hit.after)
                found.add(after)
                if chart.is_sign(after):
                    found.add(after + 1)
                break
    return found


def _begets(chart: Chart, token: int, *, addressed: bool) -> bool:
    """Whether a word stands before «بن» or «ولد» and is the name of a son, a common word or not («عيد بن عبد الله»)."""
    cover = chart.covering(token + 1)
    if "lineage" not in chart.word(token + 1).cues or (cover is not None and cover.kind != "PERSON"):
        return False
    word, form = chart.words[token], chart.forms[token]
    if not form.isalpha() or "lineage" in word.cues or is_speech_verb(form) or word.organisation or word.site:
        return False
    if word.title and word.given != 0 and is_definite(chart, token):
        # «الوزير بن غربية»
        return False
    if is_particle(form):
        return word.given == 0 and not chart.tokens.surface(token).endswith(alef_maqsura())
    if word.given == 0 or word.surname == 0 or word.unknown:
        return True
    return is_exact_lemma(form) and (addressed or not word.cues) and not is_verb(form)


def _past_adjectives(chart: Chart, token: int) -> int:
    while True:
        cover = chart.at(token)
        if cover is not None and cover.kind == "NORP" and cover.letter == 0:
            token = cover.after
        elif "adjective" in chart.word(token).cues:
            token += 1
        else:
            return token


def _person_at(chart: Chart, token: int, addressed: set[int]) -> Found | None:
    cover = chart.covering(token)
    if cover is not None:
        return _longer(chart, token, cover)
    word = chart.words[token]
    if _begets(chart, token, addressed=token in addressed):
        after = name_end(chart, token + 1, 1)
        return person(chart, token, after, 0, "ar.mentions.lineage") if after > token + 2 else None
    if word.title and _is_address(chart, token):
        return None
    opened = _opened_person(chart, token) if word.cues & _OPENING else None
    if opened is not None or (word.cues & _OPENING and (word.given < 0 or is_born(chart, token))):
        return opened
    if word.weak and not is_written_as_name(chart, token):
        # «الشيخ على الحداد», as papers write «علي»
        opens = token in addressed and is_particle(chart.forms[token]) and chart.word(token + 1).surname == 0
        after = name_end(chart, token + 1, 1) if opens else token + 1
        return person(chart, token, after, 0, "ar.mentions.given-name") if after > token + 1 else None
    if word.given >= 0 and not (word.given and is_common(chart.forms[token])):
        return _with_given_name(chart, token, addressed)
    if word.surname == 0 or unlisted(chart, token):
        return _witnessed(chart, token, addressed)
    return None


def _opened_person(chart: Chart, token: int) -> Found | None:
    """«أبو مازن»: a person whose name begins with a kunya, a particle or a compound."""
    after = _element(chart, token, 0)
    told = after > token + 1 and not is_born(chart, token)
    if told and ("opens" in chart.words[token].cues or token in chart.addressed or _is_listed(chart, after)):
        return person(chart, token, name_end(chart, after, 1), 0, "ar.mentions.kunya")
    return None


def _with_given_name(chart: Chart, token: int, addressed: set[int]) -> Found | None:
    """A listed given name and more; alone, or a common word with one name more, it needs a witness."""
    word = chart.words[token]
    stem = chart.forms[token][max(word.given, 0) :]
    if word.given and len(stem) <= _SHORT:
        return None
    weak = word.weak or (word.given > 0 and is_exact_lemma(stem))
    after = _regnal(chart, token, name_end(chart, token + 1, 1), addressed)
    doubtful = word.weak and (word.title or is_verb(chart.forms[token]))
    told = after > token + 1 and (is_closing_family(chart, token + 1) or _is_listed(chart, token + 1))
    told = told or "regnal" in chart.word(token + 1).cues
    speaks = doubtful and is_speech_verb(form := chart.forms[token]) and not is_imperfect(form)
    if speaks and _is_full_name(chart, token + 1) and not has_witness(chart, token, after, addressed):
        # «طالب سامر الخطيب الحكومة بالرد»
        return None
    if "voice" in word.cues or (doubtful and not told and not _speaks(chart, token, after)):
        after = token + 1
    likely = _is_likely(chart, token + 1) or is_family(chart, token + 1)
    sure = after - token > 1 and (not weak or after - token > _SHORT or likely)
    if sure or (word.given == 0 and has_witness(chart, token, after, addressed)):
        return person(chart, token, after, word.given, "ar.mentions.given-name")
    return None


def _witnessed(chart: Chart, token: int, addressed: set[int]) -> Found | None:
    """A surname or an unlisted word, and more, beside a witness, or two that look foreign."""
    after = _regnal(chart, token, name_end(chart, token + 1, 1), addressed)
    if after - token > LONGEST_UNLISTED:
        return None
    form = chart.forms[token]
    listed = chart.words[token].surname == 0 and not is_common(form)
    like = likeness(form)
    least = _LOOKS_LIKE_NAME if after - token == 1 else LOOKS_COMMON
    titled = _is_titled(chart, token, addressed) and (listed or like > least)
    beside = (listed or like > _LOOKS_LIKE_NAME) and has_witness(chart, token, after, addressed)
    if titled or beside or _looks_foreign(chart, token, after):
        return person(chart, token, after, 0, "ar.mentions.witnessed-name")
    return None


def _is_address(chart: Chart, token: int) -> bool:
    """A form of address or a rank before a name is no name itself («السيد أحمد»)."""
    hit = next(iter(chart.hits(titles(), token)), None)
    if hit is None or hit.value.kind not in _FORMS_OF_ADDRESS:
        return False
    return is_definite(chart, token) or _element(chart, hit.after, 1) > hit.after


def _regnal(chart: Chart, token: int, after: int, addressed: set[int]) -> int:
    """The number of a king or pope belongs to his name: «الملك محمد الخامس»."""
    before = chart.before(token)
    titled = token in addressed or (before is not None and before.kind == "TITLE")
    while titled and "regnal" in chart.word(after).cues and after - token < LONGEST_UNLISTED:
        after += 1
    if after > token and "regnal" in chart.word(after - 1).cues and chart.word(after).cues & _OF_FATHERS:
        # «فيصل الثاني ابن غازي»
        return name_end(chart, after, 1)
    return after


def _looks_foreign(chart: Chart, token: int, after: int) -> bool:
    """Two or more words in a row that look like foreign names need no witness."""
    if after - token < 2:
        return False
    return all(
        not is_definite(chart, place) and (_is_listed(chart, place) or likeness(chart.forms[place]) > LOOKS_FOREIGN)
        for place in range(token, after)
    )


def _is_full_name(chart: Chart, token: int) -> bool:
    """Whether somebody known stands here, or a listed given name that is no common word and a second element."""
    word, cover = chart.word(token), chart.at(token)
    if cover is not None and cover.kind == "PERSON" and not cover.is_guess():
        return True
    return word.given == 0 and not word.weak and _element(chart, token + 1, 1) > token + 1


def _is_likely(chart: Chart, token: int) -> bool:
    return _is_listed(chart, token) or (unlisted(chart, token) and likeness(chart.forms[token]) > LOOKS_FOREIGN)


def _is_listed(chart: Chart, token: int) -> bool:
    """Whether a token is in the lists of names and no common word, or opens a compound."""
    word = chart.word(token)
    if "particle" in word.cues or "opens" in word.cues:
        return True
    named = word.given == 0 or word.surname == 0
    return named and (not word.weak or (is_particle(chart.form(token)) and is_written_as_name(chart, token)))


def _longer(chart: Chart, token: int, cover: Found) -> Found | None:
    """A known surname that goes on as another's full name."""
    if cover.kind != "PERSON" or cover.first != token or cover.letter:
        return None
    if cover.after - cover.first > 1:
        # «عبدالله بن عبدالعزيز الربيعة» is another than the king, who has no such surname
        descends = "particle" in chart.word(cover.after - 2).cues
        family = chart.word(cover.after).surname == 0 and is_definite(chart, cover.after)
        if descends and family and chart.covering(cover.after) is None:
            return person(chart, token, cover.after + 1, 0, "ar.mentions.person-longer")
        after = name_end(chart, cover.after, 1) if "kunya" in chart.word(token).cues else cover.after
        if after > cover.after and is_definite(chart, cover.after):
            # «أبو قتادة المغربي» is another than who is called «أبو قتادة»
            return person(chart, token, after, 0, "ar.mentions.person-longer")
        return _with_fathers(chart, cover)
    after = name_end(chart, cover.after, 1)
    if after == cover.after or is_definite(chart, token):
        return None
    return person(chart, token, after, cover.letter, "ar.mentions.person-longer")


def _with_fathers(chart: Chart, cover: Found) -> Found | None:
    """A known person whose fathers or house the report names too: «محمد بن سلمان بن عبدالعزيز آل سعود»."""
    after = cover.after
    while chart.word(after).cues & _OF_FATHERS and (end := _element(chart, after, 1)) > after + 1:
        after = end
    if after == cover.after:
        return None
    return msgspec.structs.replace(cover, after=after)


def _is_titled(chart: Chart, token: int, addressed: set[int]) -> bool:
    """Whether a title, a rank, a profession or a form of address stands before a token."""
    before = chart.before(token)
    if before is not None and before.kind == "TITLE":
        return before.named and not before.head.startswith(_NO_HOLDER)
    return token in addressed


def has_witness(chart: Chart, token: int, after: int, addressed: set[int]) -> bool:
    """Whether something beside a run of name elements shows that it is one."""
    if _is_titled(chart, token, addressed) or chart.word(token - 1).cues & _WITNESSES:
        return True
    before = chart.before(token)
    if before is not None and before.kind == "NORP" and before.after == token:
        return (
            (is_definite(chart, before.first, before.letter) or before.letter > 0)
            and is_nisba(chart.forms[before.after - 1])
            and not is_definite(chart, before.first - 1)
            and (after - token > 1 or _is_likely(chart, token))
        )
    following = chart.word(after).cues
    if is_speech_verb(chart.form(token - 1)):
        return _speaks(chart, token, after)
    if "subject" in chart.word(token - 1).cues:
        return "auxiliary" in following or is_verb(chart.form(after)) or _may_be_verb(chart.form(after))
    return not chart.form(token - 1).isalnum() and is_speech_verb(chart.form(after))


def _speaks(chart: Chart, token: int, after: int) -> bool:
    """Whether a verb of saying stands before a name, and what was said or a sign behind it."""
    told = "clause" in chart.word(after).cues or not chart.form(after).isalnum()
    return told and is_speech_verb(chart.form(token - 1))


def _may_be_verb(form: str) -> bool:
    return is_imperfect(form) and not is_particle(form)


def name_end(chart: Chart, token: int, count: int) -> int:
    """Where the run of name elements that may begin at a token ends; the same token where none does."""
    while count < _LONGEST_NAME:
        after = _element(chart, token, count)
        if after == token:
            after = past_initial(chart, token)
        if after == token:
            break
        if "house" in chart.word(token).cues:
            # nothing follows the name of a house: «آل سعود»
            return after
        token = after
        count += 1
    return token


def _element(chart: Chart, token: int, count: int, depth: int = 0) -> int:
    """The end of one name element at a token; the token itself where there is none."""
    word = chart.word(token)
    form = chart.form(token)
    if not form.isalpha() or (word.weak and not is_written_as_name(chart, token) and not is_family(chart, token)):
        return token
    if word.cues & _OPENING:
        end = _opened(chart, token, depth)
        if end > token or "particle" in word.cues:
            return end
    if count and "epithet" in word.cues:
        return token + 1
    cover = chart.covering(token)
    if (
        cover is not None
        and cover.kind == "PERSON"
        and cover.first == token
        and "lineage" in chart.word(token - 1).cues
    ):
        # «محمد بن فهد بن عبد العزيز»: the father is known
        return cover.after
    if cover is not None:
        return token + 1 if count and joins_name(chart, token, cover) else token
    if word.given == 0 or word.surname == 0:
        called = "lineage" in chart.word(token - 1).cues
        is_title = count and word.title and is_common(form) and not (called or is_definite(chart, token))
        return token if is_title else token + 1
    if count:
        goes_on = (
            _goes_on(chart, token)
            or is_middle_name(chart, token, count)
            or is_participle_name(chart, token)
            or is_told_name(chart, token, count)
            or (count == 1 and is_closing_family(chart, token))
        )
        return token + 1 if goes_on else token
    return token + 1 if unlisted(chart, token) else token


def _opened(chart: Chart, token: int, depth: int) -> int:
    """The end of a particle or kunya and what it takes («بن سلمان», «أبو مازن», «نور الدين»), else the token."""
    cues = chart.word(token).cues
    if depth > _DEEPEST:
        return token
    if "particle" in cues:
        cover = chart.covering(token)
        if depth == 0 and cover is not None and cover.kind == "PERSON" and cover.first == token:
            # «فيصل بن سلمان»: the son of another than he who is called «بن سلمان» alone
            return cover.after
        if opens_house(chart, token):
            return token + 2
        end = _element(chart, token + 1, 1, depth + 1)
        return end if end > token + 1 else token
    if "compound" in cues:
        completed = "completion" in chart.word(token + 1).cues and not is_blessing(chart, token)
        return token + 2 if completed else token
    end = _compound(chart, token + 1, depth + 1)
    if end == token + 1 and is_family_kunya(chart, token):
        return token + 2
    return end if end > token + 1 else token


def _goes_on(chart: Chart, token: int) -> bool:
    """Whether an unlisted word, with the article or without, may go on a name that has begun."""
    word = chart.word(token)
    form = chart.form(token)
    if is_definite(chart, token):
        bare = form[len(article()) :]
        if word.cues or word.title:
            return False
        return is_family_nisba(chart, token) or not (is_lemma(bare) or has_definite_shape(bare))
    if form[0] == read_endings().conjunction or is_led_twice(form) or chart.covering(token) is not None:
        return False
    if form[0] == purpose_letter() and is_imperfect(form[1:]) and likeness(form) < UNLIKE_VERB:
        # «فلان ليكتمل»
        return False
    if unlisted(chart, token):
        return likeness(form) > (UNLIKE_VERB if is_imperfect(form) else LOOKS_COMMON)
    known = word.cues or word.title or word.given > 0 or word.surname > 0 or is_common(form)
    return not known and len(form) > _SHORT and likeness(form) > LOOKS_FOREIGN


def _compound(chart: Chart, token: int, depth: int) -> int:
    """The end of what completes a kunya or a compound («الله», «مازن», «بن فلان»)."""
    word = chart.word(token)
    form = chart.form(token)
    if "kunya" in word.cues and depth < _DEEPEST:
        end = _compound(chart, token + 1, depth + 1)
        if end > token + 1:
            return end
    servant = "servant" in chart.word(token - 1).cues
    if servant and is_definite(chart, token) and "adjective" not in word.cues:
        return token + 1
    if "completion" in word.cues or word.given == 0 or word.surname == 0:
        return token + 1
    return token + 1 if form.isalpha() and _goes_on(chart, token) else token


def unlisted(chart: Chart, token: int) -> bool:
    """A word that no list knows, that has the shape of a name and stands in no mention."""
    return (
        chart.word(token).unknown
        and chart.covering(token) is None
        and not has_common_ending(chart.tokens.surface(token))
    )


def named_after(chart: Chart, token: int) -> int:
    """The end of a rank or royal title and the name it belongs to («الملك فهد», «الأمير سلطان»), after a head."""
    hit = next((hit for hit in chart.hits(titles(), token) if hit.start == 0 and hit.after == token + 1), None)
    if hit is None or not is_definite(chart, token) or hit.value.kind not in {"rank", "chief", "honour"}:
        return token
    cover = chart.at(token + 1)
    if cover is not None and cover.kind == "PERSON":
        return cover.after
    after = name_end(chart, token + 1, 0)
    return after if after > token + 1 else token


def person(chart: Chart, first: int, after: int, letter: int, rule: str) -> Found:
    """A person that no lexicon knows, keyed by the folded full name."""
    forms = chart.forms[first:after]
    forms[0] = forms[0][letter:]
    return Found(first=first, after=after, letter=letter, kind="PERSON", rule=rule, entity=per_key(forms))


def per_key(forms: list[str]) -> str:
    """The key of a person that no lexicon knows; an initial keeps its full stop."""
    return "per.~" + "-".join(forms).replace("-.", ".")
