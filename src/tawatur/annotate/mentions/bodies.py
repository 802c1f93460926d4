"""Institutions by their grammar: what a head is of, what it is for, whose it is.

Note [When a complement makes a name]
    «لجنة الانتخابات» and «هيئة شؤون الأسرى» name a body; «مكتب المدير» and «مركز المدينة» only say where it is. Heads
    that are always bodies (committee, syndicate) need a definite complement, the others an adjective, a nationality, a
    purpose («لمكافحة الفساد») or a place besides.
"""

from __future__ import annotations

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import (
    definite_words,
    inside_letters,
    is_adjective,
    is_definite,
    nationality,
    owned_words,
    purpose_end,
    quoted,
)
from tawatur.annotate.mentions.heads import Head, organisation_heads, read_word
from tawatur.annotate.mentions.names import named_after, unlisted
from tawatur.annotate.mentions.vocabulary import (
    has_common_ending,
    is_common,
    is_particle,
    plural_endings,
    purpose_letter,
    without_clitic,
)
from tawatur.lexicon.entities import Entity, entities
from tawatur.text.clitics import stems
from tawatur.text.scan import Hit

_LONGEST_LABELLED = 3
# Institutions that bear a proper name: «جامعة برينستون».
_OF_NAMES = frozenset({"university", "centre", "organisation", "bank", "agency"})
# Institutions that are called by a king or a prince: «مركز الأمير سلطان الحضاري».
_OF_PERSONS = frozenset({"university", "centre"})
# Institutions so common that a complement alone is no name.
_COMMON_BODIES = frozenset(
    {"office", "council", "company", "centre", "mission", "service", "command", "chamber", "programme", "committees"}
)
# Bodies of a town or a region alone: «بلدية صفاقس».
_OF_PLACES = frozenset({"municipality"})
# Bodies that only what links them to their complement tells from common nouns: «قيادة عمليات بغداد».
_LINKED = frozenset({"command", "service", "chamber", "committees"})
_SECRETARIAT = "secretariat"
_DEFINITE_BODIES = frozenset(
    {
        *("organisation", "committee", "union", "council", "agency", "bank", "fund", "court", "university", "centre"),
        *(
            "authority",
            "directorate",
            "company",
            "exchange",
            "office",
            "syndicate",
            "foundation",
            "service",
            "mission",
            "chamber",
        ),
        _SECRETARIAT,
    }
)
# Labels before a name with the article: newspapers, channels, clubs.
_DEFINITE_LABELS = frozenset({"newspaper", "channel", "club", "squad"})
_PLACES = frozenset({"GPE", "LOC"})
_CLUB = "club"
_CLUBS = frozenset({_CLUB, "squad"})
# Parts of a body that say where they are: «المركز الإعلامي في مديرية الأمن العام».
_HOSTED = frozenset({"centre", "office", "committee", "council", "department", "university"})
_COMPANY = "company"
_UNIVERSITY = "university"
_COUNCIL = "council"
_COMMAND = "command"
_ARMED = frozenset({"MIL", "COP", "REB"})
# Before what a command is no body: «تحت قيادة الجيش», «يتولى قيادة القوات».
_NO_COMMAND = frozenset({"governed", "incumbent"})
# «القوات المشتركة»: a force and its adjective.
_SHORTEST_FORCE = 2
_MILITIA = "militia-label"
_AGENCY = "agency"
_PROGRAMME = "programme"
_DIRECTORATE = "directorate"
# Countries whose districts are called directorates.
_DISTRICTS = frozenset({"YE"})
_OUTLETS = "JRN"


def composed(hit: Hit[Head], after: int, rule: str, name: str | None, country: str | None) -> Found:
    """An organisation made of a head and what follows; the entity of that name if the lexicon has one."""
    key = f"org.{english.slug(name)}" if name else None
    known = entities().get(key) if key else None
    return Found(
        first=hit.first,
        after=after,
        letter=hit.start,
        kind="ORG",
        rule=f"ar.mentions.{rule}",
        entity=key,
        name=known.name if known else name,
        country=country,
        sector=hit.value.sector,
        head=hit.value.key,
    )


def key_of(chart: Chart, first: int, after: int, letter: int = 0) -> str:
    """The key of an organisation that no lexicon knows: its folded words."""
    forms = chart.forms[first:after]
    forms[0] = without_clitic(forms[0], letter)
    return "org.~" + "-".join(form for form in forms if form.isalnum())


def with_key(chart: Chart, hit: Hit[Head], after: int, rule: str, country: str | None) -> Found:
    """An organisation known by its words alone."""
    found = composed(hit, after, rule, None, country)
    found.entity = key_of(chart, hit.first, after, hit.start)
    return found


def read_body(chart: Chart, hit: Hit[Head]) -> Found | None:
    """An institution: an indefinite head and its complement, or a definite head and adjectives of its own."""
    if is_definite(chart, hit.first, hit.start):
        return _definite_body(chart, hit)
    core = chart.at(hit.after)
    if hit.value.key == _COMMAND and (command := _command(chart, hit, core)) is not None:
        return command
    if hit.value.key in _OF_PLACES:
        return _body_of_place(chart, hit, core or _place_inside(chart, hit.after))
    if core is not None and core.kind in {"GPE", "ORG", "LOC"} and core.letter == 0 and hit.value.key not in _LINKED:
        return _body_of_place(chart, hit, core)
    first, after = quoted(chart, hit.after)
    if after > first:
        return _quoted_body(chart, hit, first, after)
    if (after := _person_end(chart, hit)) > hit.after:
        return with_key(chart, hit, after, "body-named-after", None)
    if core is None and (named := _of_name(chart, hit)) is not None:
        return named
    inner = _place_inside(chart, hit.after)
    if inner is not None:
        return with_key(chart, hit, inner.after, "body-of-place", inner.country)
    return _with_complement(chart, hit)


def _of_name(chart: Chart, hit: Hit[Head]) -> Found | None:
    """«جامعة يورك», «بنك هاباليم»: a body called by a town of a doubtful name or by words that no list knows."""
    if hit.value.key == _UNIVERSITY and (town := _doubtful_town(chart, hit.after)) is not None:
        return composed(hit, hit.after + 1, "body-of-place", hit.value.english.replace("{}", town.name), town.country)
    if hit.value.key not in _OF_NAMES or not unlisted(chart, hit.after):
        return None
    after = hit.after + 1
    while after - hit.after < _LONGEST_LABELLED and unlisted(chart, after):
        after += 1
    where = nationality(chart, purpose_end(chart, after))
    return with_key(chart, hit, where.after, "body-and-name", where.country)


def _doubtful_town(chart: Chart, token: int) -> Entity | None:
    """A town that bears a doubtful name, which is believed behind a university: «جامعة يورك»."""
    if chart.covering(token) is not None or is_common(chart.form(token)):
        return None
    return next((entity for entity in chart.word(token).entities() if entity.kind == "GPE"), None)


def _person_end(chart: Chart, hit: Hit[Head]) -> int:
    """The end of the king or prince that a body is called by, and of what kind it is or what it is for."""
    after = named_after(chart, hit.after) if hit.value.key in _OF_PERSONS else hit.after
    if after == hit.after:
        return after
    while "siteadj" in chart.word(after).cues:
        after += 1
    return purpose_end(chart, after)


def _command(chart: Chart, hit: Hit[Head], core: Found | None) -> Found | None:
    """«قيادة القوات الجوية», «قيادة القوات المشتركة للتحالف»; not «بقيادة الجيش», nor «تولى قيادة الجيش».

    «قيادة الجيش» are those who lead the army.
    """
    before = chart.word(hit.first - 1).cues
    led = hit.start > 0 and chart.form(hit.first)[hit.start - 1] in inside_letters()
    if led or before & _NO_COMMAND:
        return None
    country = None
    long = core is not None and core.after - core.first >= _SHORTEST_FORCE
    if core is not None and long and core.kind == "ORG" and core.sector in _ARMED and core.letter == 0:
        after, country = core.after, core.country
    elif any(force.value.kind == "force" for force in chart.hits(organisation_heads(), hit.after)):
        after = definite_words(chart, hit.after)
        if after - hit.after < _SHORTEST_FORCE:
            return None
    else:
        return None
    where = nationality(chart, purpose_end(chart, after))
    return with_key(chart, hit, where.after, "command-of-force", country or where.country)


def _quoted_body(chart: Chart, hit: Hit[Head], first: int, after: int) -> Found | None:
    """وكالة "رويترز", مركز "بيو للأبحاث"; a programme is no body («برنامج "فطن"»)."""
    if hit.value.key == _PROGRAMME:
        return None
    found = with_key(chart, hit, after + 1, "body-quoted", None)
    if hit.value.key == _AGENCY and (core := chart.at(first)) is not None and _is_outlet(core):
        if hit.after == hit.first + 1 and purpose_end(chart, after + 1) == after + 1:
            # «وكالة "بترا"» is called by the name alone, unlike «وكالة أنباء "الأناضول"» and «وكالة "رويترز" للأنباء»
            return None
        found.entity, found.name, found.country = core.entity, core.name, core.country
    return found


def _body_of_place(chart: Chart, hit: Hit[Head], core: Found | None) -> Found | None:
    if core is None or core.kind not in {"GPE", "ORG", "LOC"} or core.letter:
        return None
    if hit.value.key == _DIRECTORATE and core.kind == "GPE" and core.country in _DISTRICTS:
        # «مديرية التواهي»
        return None
    if core.first > hit.after:
        found = with_key(chart, hit, core.after, "body-of-place", core.country)
        found.body = core if hit.value.key in _OF_PLACES else None
        return found
    if hit.value.key == _PROGRAMME and core.kind == "GPE":
        # «برنامج إيران النووي»
        return None
    where = nationality(chart, hit.after)
    name = hit.value.english.replace("{}", core.name or "")
    outlet = hit.value.key == _AGENCY and _is_outlet(core)
    end = _news_end(chart, core.after) if outlet else core.after
    end = max(end, where.after)
    hosted = _host_end(chart, hit, end)
    if hosted > end:
        # «لجنة القوات المسلحة بمجلس الشيوخ»
        return with_key(chart, hit, hosted, "body-of-place", core.country)
    found = composed(hit, end, "body-of-place", core.name if outlet else name, core.country)
    if outlet:
        found.entity = core.entity
    if hit.value.key in _OF_PLACES:
        # whose mayor is called by the place
        found.body = core
    if core.name is None:
        found.entity, found.name = key_of(chart, hit.first, found.after, hit.start), None
    return found


def _news_end(chart: Chart, token: int) -> int:
    """«وكالة تسنيم الإيرانية للأنباء»: the end of what an agency is for, its country before it or not."""
    after = nationality(chart, token).after
    end = purpose_end(chart, after)
    return end if end > after else token


def _is_outlet(core: Found | None) -> bool:
    return core is not None and core.kind == "ORG" and core.sector == _OUTLETS


def _with_complement(chart: Chart, hit: Hit[Head]) -> Found | None:
    """«لجنة الانتخابات», «لجنة شؤون الأسرى», «هيئة الرقابة الإدارية», «شركة مصافي الجنوب»."""
    linked = "ofbody" in chart.word(hit.after).cues
    after = owned_words(chart, hit.after)
    if after == hit.after or "vague" in chart.word(after - 1).cues or "staff" in chart.word(hit.after).cues:
        # «أعضاء هيئة التدريس»
        return None
    has_adjective = any("adjective" in chart.word(token).cues for token in range(hit.after + 1, after))
    end = purpose_end(chart, after)
    where = nationality(chart, end)
    country = where.country or _nation_in(chart, hit.after, after)
    meant = end > after and hit.value.key != _PROGRAMME
    named = linked or has_adjective or country is not None or meant
    if not named and hit.value.key == _COUNCIL:
        # «مجلس التنمية السياحية»
        named = after > hit.after + 1 and is_adjective(chart, hit.after + 1)
    if not named and hit.value.key in _COMMON_BODIES:
        return None
    if not linked and hit.value.key in _LINKED:
        return None
    after = _host_end(chart, hit, where.after)
    if after == where.after and hit.value.key in _HOSTED:
        after = region_end(chart, after)
    found = with_key(chart, hit, after, "body-and-definite", country)
    if hit.value.key == _AGENCY and hit.after - hit.first == 1:
        # «وكالة الاستخبارات», «وكالة الفضاء» bring no news
        found.sector = None
    return found


def _host_end(chart: Chart, hit: Hit[Head], token: int) -> int:
    """The end of the body that a committee belongs to: «لجنة العلاقات الخارجية بمجلس الشيوخ»."""
    host = hosted_by(chart, token) if hit.value.key in _HOSTED else None
    return host.after if host is not None else token


def hosted_by(chart: Chart, token: int) -> Found | None:
    """The body that another is a part of, behind «في» or ب: «بمجلس الشيوخ», «في وزارة الدفاع»."""
    inside = "inside" in chart.word(token).cues
    host = chart.at(token + 1 if inside else token)
    if host is None or host.kind != "ORG" or host.sector == _OUTLETS:
        return None
    joined = host.letter == 1 and chart.form(token)[0] in inside_letters()
    return host if (inside and host.letter == 0) or joined else None


def region_end(chart: Chart, token: int) -> int:
    """The end of the region that a committee is for: «في محافظة الأحساء», «بمنطقة تبوك»; else the token."""
    place = token + ("inside" in chart.word(token).cues)
    region = chart.at(place)
    if region is not None:
        led = place > token and not region.letter
        joined = region.letter == 1 and chart.form(place)[0] in inside_letters()
        return region.after if region.kind in _PLACES and region.after - place > 1 and (led or joined) else token
    region = chart.at(place + 1)
    realm = any(
        "realm" in read_word(stem.form).cues and bool(stem.start) == (place == token)
        for stem in stems(chart.form(place))
        if not stem.article and stem.clitics != purpose_letter()
    )
    return region.after if realm and region is not None and region.kind == "GPE" and not region.letter else token


def _place_inside(chart: Chart, token: int) -> Found | None:
    """The place that owns what a body is of: «محكمة جنايات القاهرة», «مجلس محافظة البصرة»."""
    if "ofplace" not in chart.word(token).cues:
        return None
    core = chart.at(token + 1)
    return core if core is not None and core.kind in _PLACES and core.letter == 0 else None


def _definite_body(chart: Chart, hit: Hit[Head]) -> Found | None:
    """«المنظمة العالمية للملكية الفكرية», «اللجنة الأولمبية الدولية», «الهيئة العامة للموانئ»."""
    if hit.value.key not in _DEFINITE_BODIES:
        return None
    after = hit.after
    while after - hit.after < _LONGEST_LABELLED and is_adjective(chart, after):
        after += 1
    nothing = after == hit.first + 1 and hit.value.key != _SECRETARIAT
    if nothing or "vague" in chart.word(after - 1).cues:
        # «المجموعة الأولى»
        return None
    end = purpose_end(chart, after)
    host = chart.at(after + 1) if "inside" in chart.word(after).cues else None
    if host is not None and host.kind == "ORG" and host.letter == 0 and hit.value.key in _HOSTED:
        # «المركز الإعلامي في وزارة الصحة»
        return with_key(chart, hit, host.after, "hosted-body", host.country)
    nation = _nation_in(chart, hit.after, after)
    worldwide = any("worldwide" in chart.word(token).cues for token in range(hit.after, after))
    if end == after and (hit.value.key == _COMPANY or (nation is None and not worldwide)):
        return None
    where = nationality(chart, end)
    found = with_key(chart, hit, where.after, "definite-body", where.country or nation)
    core = chart.at(after)
    if hit.value.key == _SECRETARIAT and core is not None and core.name:
        found.name = hit.value.english.replace("{}", f"the {core.name.removeprefix('the ')}")
    return found


def _nation_in(chart: Chart, first: int, after: int) -> str | None:
    """The country of the nationality among the words of a name."""
    for token in range(first, after):
        cover = chart.covering(token)
        if cover is not None and cover.kind == "NORP":
            return cover.country
    return None


def read_labelled(chart: Chart, hit: Hit[Head]) -> Found | None:
    """The name after a label that stays outside: موقع "أكسيوس", «صحيفة الراية», «نادي الزمالك».

    A company that is called by what it does is a body: «شركة النفط الوطنية», «الشركة العامة للموانئ».
    """
    if hit.value.key == _COMPANY and (body := _company(chart, hit)) is not None:
        return body
    if is_definite(chart, hit.first, hit.start):
        return None
    core = chart.at(hit.after)
    if hit.value.key == _MILITIA and core is not None and core.kind == "ORG" and core.letter == 0:
        # «ميليشيات الحوثيين»
        found = composed(hit, core.after, "head-and-name", core.name, core.country)
        found.entity, found.sector = core.entity, core.sector
        return found
    first, end = quoted(chart, hit.after)
    if end > first and chart.at(first) is not None and chart.at(first).kind == "ORG":  # type: ignore[union-attr]
        return None
    if end == first:
        first = hit.after
        end = _labelled_end(chart, hit)
    if end == first or not chart.form(first)[0].isalpha():
        return None
    letter = 0
    if hit.value.key == _CLUB and first == hit.after:
        # a club is called by its word too: «نادي النصر»
        first, letter = hit.first, hit.start
    return Found(
        first=first,
        after=end,
        letter=letter,
        kind="ORG",
        rule="ar.mentions.labelled",
        entity=key_of(chart, first, end, letter),
        sector=hit.value.sector,
        head=hit.value.key,
    )


def _company(chart: Chart, hit: Hit[Head]) -> Found | None:
    if is_definite(chart, hit.first, hit.start):
        return _definite_body(chart, hit)
    inner = _place_inside(chart, hit.after)
    if inner is not None:
        return with_key(chart, hit, inner.after, "body-of-place", inner.country)
    return _with_complement(chart, hit) if chart.at(hit.after) is None else None


def _labelled_end(chart: Chart, hit: Hit[Head]) -> int:
    """Where the name after a label ends; a club may be called by any word, a newspaper by one with the article."""
    end = first = hit.after
    core = chart.at(first)
    if core is not None and core.kind == "ORG":
        return first
    if hit.value.key in _DEFINITE_LABELS and is_definite(chart, first) and "adjective" not in chart.word(first).cues:
        cues = chart.word(first).cues
        if chart.word(first).title or cues & {"nolabel", "vague"} or chart.form(first).endswith(plural_endings()):
            return first
        end = core.after if core is not None and core.kind in _PLACES else first + 1
        national = core is not None and core.kind == "NORP"
        club = hit.value.key in _CLUBS
        if club and "siteadj" in chart.word(end).cues:
            # «نادي الباحة الأدبي»
            return end + 1
        described = club and chart.at(end) is None and is_definite(chart, end)
        return first if national or described else end
    if hit.value.key in _CLUBS and core is not None and core.kind in _PLACES and core.letter == 0:
        return core.after
    if core is None:
        while end - first < _LONGEST_LABELLED and _goes_on(chart, end):
            end += 1
        if end == first and hit.value.key in _CLUBS and _is_own_word(chart, first):
            end += 1
    return end


def _is_own_word(chart: Chart, token: int) -> bool:
    """A word that only its ending keeps from being a name, and no common one: «فريق سموحة»."""
    form, word = chart.form(token), chart.word(token)
    plain = form.isalpha() and not (word.cues or word.title or is_common(form))
    return plain and has_common_ending(chart.tokens.surface(token))


def _goes_on(chart: Chart, token: int) -> bool:
    """A word that no list knows; a listed name of a person that is no common word may be a body's too."""
    word = chart.word(token)
    if unlisted(chart, token):
        return True
    form = chart.form(token)
    listed = word.given == 0 or word.surname == 0
    return listed and chart.covering(token) is None and not (word.title or is_common(form) or is_particle(form))
