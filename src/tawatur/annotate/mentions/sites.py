"""Buildings and sites by their grammar: «مطار بغداد الدولي», «السفارة الأمريكية», «مكتب رئيس الوزراء»."""

from __future__ import annotations

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import (
    definite_words,
    is_adjective,
    is_definite,
    nationality,
    place_cues,
    purpose_end,
    quoted,
)
from tawatur.annotate.mentions.heads import Head, site_heads
from tawatur.annotate.mentions.names import name_end, named_after
from tawatur.annotate.mentions.vocabulary import (
    has_common_ending,
    is_common,
    is_listed_adjective,
    plural_endings,
    without_clitic,
)
from tawatur.lexicon.entities import entities
from tawatur.text.scan import Hit

_SHORT = 2
# Sites that any definite words may name: «مستشفى الولادة», «جسر الزيتون».
_OF_WORDS = frozenset({"hospital", "mosque", "church", "prison", "palace", "square", "camp"})
# Sites that are words of speech too («جسر النجاة»): only where one stands at them.
_REACHED = frozenset({"bridge", "street", "hotel", "crossing", "base", "stadium", "complex", "tower", "garden"})
_PRISON = "prison"
_HOSPITAL = "hospital"
_MARKET = "market"


def find_sites(chart: Chart) -> None:
    """Add the buildings and sites that a head and its complement name."""
    table = site_heads()
    for token in chart.marked("site"):
        for hit in chart.hits(table, token):
            found = _site(chart, hit)
            if found is not None and chart.add(found):
                break


def _site(chart: Chart, hit: Hit[Head]) -> Found | None:
    core = chart.at(hit.after)
    if hit.value.kind == "mission":
        return _mission(chart, hit, core)
    if is_definite(chart, hit.first, hit.start):
        return _definite_site(chart, hit)
    if _is_jailing(chart, hit):
        return None
    own = _OWN_GRAMMAR.get(hit.value.kind)
    if own is not None:
        return own(chart, hit)
    after = named_after(chart, hit.after)
    if after > hit.after:
        return _found(chart, hit, nationality(chart, _kind_end(chart, after)).after, None, None)
    if core is not None and core.letter == 0 and core.kind in {"GPE", "LOC", "PERSON", "ORG"}:
        return _of_core(chart, hit, core)
    return _of_side(chart, hit) or _of_name(chart, hit, core)


def _definite_site(chart: Chart, hit: Hit[Head]) -> Found | None:
    """«المستشفى العسكري», «المستشفى الجمهوري»: a hospital that its kind alone tells."""
    if hit.value.key != _HOSPITAL or not _is_kind(chart, hit.after):
        return None
    after = _kind_end(chart, hit.after)
    core = chart.at(after)
    if core is not None:
        # «المستشفى الجامعي الحبيب بورقيبة»
        return _found(chart, hit, core.after if core.kind == "PERSON" and not core.letter else after, None, None)
    named = chart.word(after).given == 0 and not chart.word(after).weak
    end = name_end(chart, after, 0) if named else after
    return _found(chart, hit, end if end > after + 1 else after, None, None)


def _of_side(chart: Chart, hit: Hit[Head]) -> Found | None:
    """«مستشفى شرق جدة»."""
    side = chart.at(hit.after + 1) if "direction" in chart.word(hit.after).cues else None
    if side is None or side.kind != "GPE" or side.letter:
        return None
    return _found(chart, hit, side.after, None, side.country)


def _of_name(chart: Chart, hit: Hit[Head], core: Found | None) -> Found | None:
    """A site called by what stands in quotation marks, by words that no list knows, or by definite ones."""
    first, end = quoted(chart, hit.after)
    if end > first and chart.form(hit.after) != "(":
        return _found(chart, hit, end + 1, None, None)
    if core is None and _is_name(chart, hit.after, hit.value.key) and hit.value.kind != "dam":
        end = hit.after + 1
        while end - hit.after < 3 and _is_name(chart, end, hit.value.key):
            end += 1
        where = nationality(chart, _kind_end(chart, end))
        return _found(chart, hit, where.after if where.core is None else end, None, None)
    if "fought" in chart.word(hit.after).cues:
        # «ساحة المعركة»
        return None
    after = definite_words(chart, hit.after, 2)
    reached = hit.value.key in _REACHED and _is_reached(chart, hit)
    if after > hit.after and (reached or hit.value.key in _OF_WORDS):
        return _found(chart, hit, after, None, None)
    return None


def _of_core(chart: Chart, hit: Hit[Head], core: Found) -> Found:
    """A site called by a place, a person or a body: «مطار بغداد الدولي», «مجمع مليتة النفطي»."""
    if hit.value.key == _MARKET and (exchange := _exchange(chart, hit, core)) is not None:
        return exchange
    where = nationality(chart, core.after)
    if where.core is None and is_adjective(chart, where.after):
        where = nationality(chart, where.after + 1)
    if core.name is None:
        return _found(chart, hit, where.after, None, core.country)
    kinds = [chart.word(token).english for token in range(core.after, where.after) if _is_kind(chart, token)]
    if kinds:
        name = hit.value.english.replace("{}", f"{core.name} {kinds[0].capitalize()}")
        return _found(chart, hit, where.after, name, core.country)
    international = any("worldwide" in chart.word(token).cues for token in range(core.after, where.after))
    name = hit.value.english.replace("{}", f"{core.name}{' International' if international else ''}")
    return _found(chart, hit, where.after, name, core.country)


def _exchange(chart: Chart, hit: Hit[Head], core: Found) -> Found | None:
    """«سوق دبي المالي», «سوق العراق للأوراق المالية»: a body and no building."""
    token = core.after
    end = token + 1 if "finance" in chart.word(token).cues else purpose_end(chart, token)
    if core.name is None or end == token or "finance" not in chart.word(end - 1).cues:
        return None
    kind = "Financial Market" if end == token + 1 else "Stock Exchange"
    found = _found(chart, hit, end, f"{core.name} {kind}", core.country)
    found.kind, found.sector = "ORG", "BUS"
    found.entity = (found.entity or "").replace("fac.", "org.", 1)
    return found


def _city(chart: Chart, hit: Hit[Head]) -> Found | None:
    """«مدينة الملك عبدالله الطبية»: called by a person or any words and by what it is for."""
    after = named_after(chart, hit.after)
    if after == hit.after:
        after = core.after if (core := chart.at(hit.after)) is not None and core.letter == 0 else hit.after
    if "cityadj" not in chart.word(after).cues:
        return None
    while "cityadj" in chart.word(after).cues or _is_kind(chart, after):
        after += 1
    return _found(chart, hit, after, None, None)


def _kind_end(chart: Chart, token: int) -> int:
    """The end of the adjectives that tell the kind of a site: «قصر المعاشيق الرئاسي»."""
    while _is_kind(chart, token):
        token += 1
    return token


def _is_kind(chart: Chart, token: int) -> bool:
    return "siteadj" in chart.word(token).cues


def _is_jailing(chart: Chart, hit: Hit[Head]) -> bool:
    """«سجن أحمد نظيف»: the jailing of a person, where nobody goes."""
    if hit.value.key != _PRISON:
        return False
    core = chart.at(hit.after)
    person = chart.word(hit.after).given == 0 if core is None else core.kind == "PERSON"
    return person and not _is_reached(chart, hit)


def _is_reached(chart: Chart, hit: Hit[Head]) -> bool:
    """Whether a preposition of place stands before a site, joined or not («قرب جسر …», «بشارع …»)."""
    return "placeprep" in place_cues(chart, hit.first - 1) or "place" in place_cues(chart, hit.first - 1)


def _feature(chart: Chart, hit: Hit[Head]) -> Found | None:
    """A valley or a mountain that a definite word names, which alone is no place: «وادي الشاي»."""
    token = hit.after
    form = chart.form(token)
    plain = form.isalpha() and is_definite(chart, token) and chart.covering(token) is None
    if not plain or is_adjective(chart, token) or form.endswith(plural_endings()):
        return None
    found = _found(chart, hit, token + 1, None, None)
    found.kind = "LOC"
    found.entity = (found.entity or "").replace("fac.", "loc.", 1)
    return found


def _is_name(chart: Chart, token: int, head: str) -> bool:
    form = chart.form(token)
    word = chart.word(token)
    if not form.isalpha() or chart.covering(token) is not None or word.title:
        return False
    if word.given == 0:
        # «متحف جميل» is a fine museum
        return not is_listed_adjective(form)
    if is_common(form) or word.cues or not len(form) > _SHORT:
        return False
    return head in _OF_WORDS or is_definite(chart, token) or not has_common_ending(chart.tokens.surface(token))


def _mission(chart: Chart, hit: Hit[Head], core: Found | None) -> Found | None:
    if core is not None and core.kind == "TITLE" and core.letter == 0:
        found = _found(chart, hit, core.after, None, core.country)
        found.body = core
        return found
    where = nationality(chart, hit.after)
    if where.core is None or where.country is None:
        return None
    return _found(
        chart, hit, where.after, hit.value.english.replace("{}", english.adjective(where.country)), where.country
    )


def _found(chart: Chart, hit: Hit[Head], after: int, name: str | None, country: str | None) -> Found:
    """A site in the making; one that has no English name is known by its words."""
    words = [without_clitic(chart.forms[hit.first], hit.start), *chart.forms[hit.first + 1 : after]]
    key = f"fac.{english.slug(name)}" if name else "fac.~" + "-".join(word for word in words if word.isalnum())
    known = entities().get(key)
    return Found(
        first=hit.first,
        after=after,
        letter=hit.start,
        kind="FAC",
        rule="ar.mentions.site",
        entity=key,
        name=known.name if known else name,
        country=known.country if known else country,
        head=hit.value.key,
    )


# Heads whose names have a grammar of their own.
_OWN_GRAMMAR = {"nature": _feature, "city": _city}
