"""Heads of bodies, places and states: «رئيس جامعة القاهرة», «محافظ كربلاء», «الرئيسان التونسي والجزائري»."""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import (
    QUOTES,
    definite_tail,
    is_definite,
    nationality,
    owned_words,
    purpose_end,
)
from tawatur.annotate.mentions.heads import Head, read_word
from tawatur.annotate.mentions.names import named_after
from tawatur.annotate.mentions.tails import (
    adjectives_end,
    after_marks,
    begins_name,
    countries_of,
    institution_end,
    is_led,
    label_end,
    name_ahead,
    read_field,
    read_host,
    region_end,
    workplace_end,
)
from tawatur.annotate.mentions.vocabulary import feminine_endings, is_speech_verb, purpose_letter
from tawatur.lexicon.entities import is_country
from tawatur.text.clitics import article, bears_pronoun
from tawatur.text.scan import Hit

_BODIES = frozenset({"ORG", "FAC"})
# Heads of a city or a province, named by it: "Mayor of Nablus".
_LOCAL = frozenset(
    {"head", "mayor", "governor", "emir", "judge", "prosecutor", "commander", "mufti", "patriarch", "pope"}
)
# Heads that name a body of state, which a country may follow.
_WHOLE = frozenset({"prime-minister", "speaker", "chief-of-staff", "chancellor", "grand-imam", "opposition-leader"})
# Heads whose adjectives tell a rank.
_RANKED = frozenset({"commander", "leader", "cadre"})
# Heads of a state: a nationality tells whose they are, and a place after it where they are.
_OF_STATE = frozenset({"president", "prime-minister", "king"})
# Posts that may be of anything: a project, a festival, a department.
_POSTS = frozenset(
    {
        *(
            "head",
            "member",
            "commander",
            "secretary-general",
            "secretary",
            "president",
            "commissioner",
            "adviser",
            "judge",
            "mayor",
        ),
        *("professor", "inspector", "prosecutor", "office-director"),
    }
)
# Of a city that is no country: the head of its municipality.
_OF_CITIES = {"secretary": Head("mayor", "chief", "Mayor", "GOV")}
_MAYOR = "mayor"
_UNITED_NATIONS = "org.united-nations"
# The class of words that a name is never called by: «المقر الرئيس».
_NO_NAME = frozenset({"vague"})
_MEMBER = "member"
_PRESIDENT = "president"
_HEIRS = frozenset({"crown-prince", "deputy-crown-prince"})
_REGIONAL = "Region"
_CHAIRMAN, _DEAN = "Chairman", "Dean"
_SPECIAL = "special"
_DELEGATE = "representative"
_ENVOY = "envoy"
_ENVOYS = frozenset({_ENVOY, "un-envoy"})
_HOSTED = _ENVOYS | {"ambassador"}
_MOST_UNITS = 3
_OF_REGIONS = frozenset({"governor", "emir", "mayor"})
_REGIONS = frozenset({"place", "realm", "settlement", "unit"})


def found_by(chart: Chart, hit: Hit[Head], after: int, country: str | None) -> Found:
    """A title in the making, from its head to a token."""
    return Found(
        first=hit.first,
        after=after,
        letter=hit.start,
        kind="TITLE",
        rule=f"ar.mentions.title-{hit.value.kind}",
        country=country,
        sector=hit.value.sector,
        head=hit.value.key,
        form=_with_rank(chart, hit, after),
    )


def _with_rank(chart: Chart, hit: Hit[Head], after: int) -> str:
    """The English head with the adjectives of rank, in English order: "senior military commander"."""
    if hit.value.key not in _RANKED:
        return hit.value.english
    words = [chart.word(t).english for t in range(hit.first, after) if "rankadj" in chart.word(t).cues]
    return " ".join([*reversed(words), hit.value.english])


def _as_special(chart: Chart, found: Found) -> None:
    """«المبعوث الفرنسي الخاص»: the adjective behind the nationality belongs to the head."""
    special = any(chart.word(token).english == _SPECIAL for token in range(found.first, found.after))
    if special and _SPECIAL not in found.form:
        found.form = found.form.replace(_ENVOY, f"{_SPECIAL} {_ENVOY}")


def is_definite_head(chart: Chart, hit: Hit[Head]) -> bool:
    """Whether a head has the article or a pronoun, or owns with ل what has it («رئيسا للوزراء», «ولي عهده»)."""
    if hit.value.key in _HEIRS and bears_pronoun(chart.form(hit.after - 1)):
        return True
    if chart.form(hit.after - 1).startswith(2 * purpose_letter()):
        return True
    return any(
        is_definite(chart, token, hit.start if token == hit.first else 0) for token in range(hit.first, hit.after)
    )


def read_chiefs(chart: Chart, hit: Hit[Head]) -> Found | None:
    """Several of one kind with their countries or their body; no single holder."""
    after, countries = countries_of(chart, hit.after)
    if countries:
        found = found_by(chart, hit, after, countries[0] if len(countries) == 1 else None)
        found.countries = countries
        return found
    if is_definite_head(chart, hit) and begins_name(chart, hit.after):
        # «الرئيسان عبد الفتاح السيسي وإيمانويل ماكرون»
        return found_by(chart, hit, hit.after, None)
    return _of_body(chart, hit, nationality(chart, hit.after).after)


def _of_body(chart: Chart, hit: Hit[Head], token: int) -> Found | None:
    body = body_at(chart, token)
    if body is None:
        return None
    found = found_by(chart, hit, body.after, body.country)
    found.body = body
    return found


def read_chief(chart: Chart, hit: Hit[Head]) -> Found | None:
    """The head of a body, a place or a state, with what belongs to the title behind it."""
    if (hit.value.key == _MEMBER and _is_of_body(chart, hit.first)) or _is_adjective_here(chart, hit):
        return None
    found = _chief(chart, hit)
    if found is None:
        return None
    if hit.value.key in _HOSTED:
        return with_host(chart, found)
    if hit.value.key == _DELEGATE:
        told = _delegate(chart, hit, found)
        if told is None:
            return None
        found = told
    if not found.post:
        found.after = adjectives_end(chart, found.after)
    if found.body is not None and found.body.kind in _BODIES:
        found.after = _end_of_body(chart, found, found.body, hit.after)
    return found


def _end_of_body(chart: Chart, found: Found, body: Found, after_head: int) -> int:
    """The end of a title of a body: its mark, its region, the body it is in, and where it is before a name."""
    after = after_marks(chart, body, found.after)
    if body.entity == _UNITED_NATIONS and body.first == after_head:
        # «منسق الأمم المتحدة للشؤون الإنسانية»
        field = read_field(chart, after)
        after, found.field = max(field.after, purpose_end(chart, after)), field.english
    after = region_end(chart, after)
    if body.name is None:
        # «رئيس لجنة الأمن في مجلس النواب»
        after = institution_end(chart, after)
    inside, _ = workplace_end(chart, after)
    before = chart.word(found.first - 1)
    # «… فلان الحبيشي رئيس لجنة التنمية في المحافظة.»
    told = not chart.form(inside).isalnum() and (before.surname == 0 or before.given == 0) and not before.weak
    # «مدير جمعية البر بالأحساء معاذ الجعفري»
    named = begins_name(chart, inside + 1 if chart.is_sign(inside) else inside)
    return inside if told or named else after


def _delegate(chart: Chart, hit: Hit[Head], found: Found) -> Found | None:
    """Whom a country or a body sends; not «الدولة ممثلة بوزارة الصحة», nor «الممثل الأمريكي», who may act in films."""
    body = found.body
    if body is not None and body.letter and body.first == hit.after:
        return found if chart.form(hit.after).startswith(purpose_letter()) else None
    if body is not None or hit.after > hit.first + 1:
        return found
    found = with_host(chart, found)
    acts = found.host is None and not found.bare and is_definite(chart, hit.first, hit.start)
    return None if acts else found


def _is_of_body(chart: Chart, token: int) -> bool:
    """Whether a word tells of the state or body before it: «تركيا العضو في الحلف»."""
    before = chart.covering(token - 1) or (chart.covering(token - 2) if chart.is_sign(token - 1) else None)
    return before is not None and before.kind in {"GPE", "ORG", "NORP"}


def _is_adjective_here(chart: Chart, hit: Hit[Head]) -> bool:
    """«المتهم الرئيس في القضية»: the main one, of a noun with the article before it."""
    token = hit.first
    if hit.value.key != _PRESIDENT or hit.after > token + 1 or hit.start or not is_definite(chart, token):
        return False
    before = chart.word(token - 1)
    noun = (
        (is_definite(chart, token - 1) or _is_feminine_of_owned(chart, token))
        and chart.covering(token - 1) is None
        and before.cues <= _NO_NAME
    )
    return noun and chart.at(hit.after) is None and not begins_name(chart, hit.after)


def _is_feminine_of_owned(chart: Chart, token: int) -> bool:
    """«مهمته الرئيسة»: after a noun with a pronoun, unlike «سلفها الرئيس»."""
    if not token or not chart.tokens.surface(token).endswith(feminine_endings()):
        return False
    if is_speech_verb(chart.forms[token - 1]):
        # «وأعلنت الرئيسة»
        return False
    owned = chart.tokens.surface(token - 1)
    return bears_pronoun(chart.forms[token - 1]) and not owned.endswith(feminine_endings())


def with_host(chart: Chart, found: Found) -> Found:
    """«المبعوث الأممي إلى ليبيا», «السفير الفرنسي لدى لبنان», «مندوب مصر الدائم في الجامعة العربية»."""
    token = adjectives_end(chart, found.after)
    host = read_host(chart, found.first, token, sent=found.head in _ENVOYS)
    if host is not None:
        found.host, found.after = host, adjectives_end(chart, host.after)
        found.bare = found.bare and found.head not in _ENVOYS
    if found.head in _ENVOYS:
        # an envoy of the United Nations is told by the word
        found.bare = found.bare and found.head == _ENVOY
        _as_special(chart, found)
    return found


def _chief(chart: Chart, hit: Hit[Head]) -> Found | None:
    while (inner := chart.covering(hit.after - 1)) is not None and inner.first > hit.first:
        if hit.value.english != _CHAIRMAN or inner.after == hit.after:
            return _around(chart, hit, inner)
        # «مجلس إدارة أرامكو» is no body of its own here
        chart.dissolve(inner)
    where = nationality(chart, hit.after)
    realm = chart.at(hit.after + 1)
    if (
        "realm" in chart.word(hit.after).cues
        and realm is not None
        and realm.kind in {"GPE", "LOC"}
        and not realm.letter
    ):
        found = found_by(chart, hit, realm.after, realm.country)
        found.body = realm
        return found
    body = body_at(chart, where.after)
    if body is not None and body.first == hit.after and body.letter == 0 and is_definite_head(chart, hit):
        # «رئيس الجمهورية مجلس النواب»: whoever has the article owns nothing more
        body = None
    placed = where.core is not None and hit.value.key in _OF_STATE | _HOSTED
    if body is not None and not (placed and (body.first > where.after or body.letter)):
        found = found_by(chart, hit, body.after, body.country or where.country)
        found.body = body
        return found
    return _of_country(chart, hit)


def _around(chart: Chart, hit: Hit[Head], inner: Found) -> Found | None:
    """A head whose last words are a mention already: «رئيس [بلدية نابلس]», «رئيس [مجلس النواب] اللبناني»."""
    if hit.value.key == _MAYOR and inner.body is not None:
        found = found_by(chart, hit, inner.after, inner.country)
        found.body = inner.body
        return found
    if hit.value.english == _DEAN:
        found = found_by(chart, hit, inner.after, inner.country)
        found.body = inner
        return found
    if inner.after == hit.after and inner.name and hit.value.english.endswith(f" {inner.name}"):
        # «رئيس الديوان الملكي» says of what
        return found_by(chart, hit, inner.after, inner.country)
    if hit.value.key not in _WHOLE:
        return None
    found = found_by(chart, hit, inner.after, inner.country)
    found.bare = inner.country is None
    if inner.kind == "ORG" and _REGIONAL in (inner.name or ""):
        # «رئيس حكومة إقليم كردستان»
        found.body = inner
    return found


def _of_country(chart: Chart, hit: Hit[Head]) -> Found | None:
    """A head with a nationality or a place, or alone with the article."""
    where = nationality(chart, hit.after)
    definite = is_definite_head(chart, hit)
    if where.core is None and not definite:
        found = of_country_word(chart, found_by(chart, hit, hit.after, None))
        return found if found.country else _of_the_region(chart, hit) or _of_post(chart, hit)
    found = found_by(chart, hit, where.after if where.core is not None or definite else hit.after, where.country)
    of_city = where.core is not None and where.core.kind == "GPE" and not is_country(where.core.entity)
    if of_city and hit.value.key in _OF_CITIES:
        head = _OF_CITIES[hit.value.key]
        found.head, found.form, found.body = head.key, head.english, where.core
    elif where.core is not None and (where.country is None or (of_city and hit.value.key in _LOCAL | _OF_STATE)):
        found.body = where.core
    found.bare = where.core is None
    if found.bare:
        found = of_country_word(chart, _with_purpose(chart, hit, found))
    return found


def _of_the_region(chart: Chart, hit: Hit[Head]) -> Found | None:
    """«والي الجهة», «أمير المنطقة»: of the place the report spoke of before."""
    word = chart.form(hit.after).removeprefix(article())
    if hit.value.key not in _OF_REGIONS or not is_definite(chart, hit.after) or not read_word(word).cues & _REGIONS:
        return None
    found = found_by(chart, hit, hit.after + 1, None)
    found.bare = True
    return found


def of_country_word(chart: Chart, found: Found) -> Found:
    """«رئيس وزراء البلاد»: the country the report speaks of."""
    if found.country is None and "homeland" in chart.word(found.after).cues:
        found.after += 1
        found.country = "?"
    return found


def _with_purpose(chart: Chart, hit: Hit[Head], found: Found) -> Found:
    """A definite title with its adjectives and what it is for: «المدير الطبي للعيادات», «الكاتب العام للصحة»."""
    if hit.value.key == "secretary-general":
        found.after = purpose_end(chart, found.after)
    elif hit.value.key in _POSTS:
        adjectives = definite_tail(chart, found.after, 1)
        end, country = workplace_end(chart, purpose_end(chart, adjectives))
        told = adjectives > found.after and "adjective" not in chart.word(found.after).cues
        end = label_end(chart, end)
        if is_led(chart, end):
            end = name_ahead(chart, end)
        if end > adjectives or told:
            found.after, found.bare, found.post, found.country = end, False, True, country
    return found


def _of_post(chart: Chart, hit: Hit[Head]) -> Found | None:
    """A title of what is no known body: «مدير المشروع», «رئيس قسم الجراحة»; only a person beside it makes it one."""
    if hit.value.key not in _POSTS:
        return None
    # «مدير مستشفى الملك فهد»
    after = max(unit_end(chart, hit.after), named_after(chart, hit.after) if hit.after > hit.first + 1 else hit.after)
    where = nationality(chart, purpose_end(chart, after) if after > hit.after else after)
    end, country = workplace_end(chart, where.after)
    end = name_ahead(chart, adjectives_end(chart, end))
    if end == hit.after:
        return None
    found = found_by(chart, hit, end, where.country or country)
    found.post = True
    return found


def unit_end(chart: Chart, token: int) -> int:
    """The end of a unit that a post is of: «قسم الجراحة», «وحدة شؤون الأسرى», «المشروع»."""
    after = token
    while after - token < _MOST_UNITS and "unit" in chart.word(after).cues and chart.covering(after) is None:
        after += 1
    end = owned_words(chart, after)
    core = chart.at(after)
    if end == after and is_definite(chart, after) and chart.word(after).title and core is None:
        # «مدير الفريق الأول»
        team = "unit" in read_word(chart.form(after).removeprefix(article())).cues
        return definite_tail(chart, after + 1) if team else token
    if end == after > token and core is not None and core.letter == 0 and core.kind in {"ORG", "GPE", "LOC"}:
        return core.after
    return end if end > after else token


def body_at(chart: Chart, token: int) -> Found | None:
    """The organisation a title belongs to: right after it, after a label, or after a preposition («في», «ل», «لدى»)."""
    following = chart.at(token)
    if following is not None and following.kind in _BODIES and following.letter <= 1:
        return following
    word = chart.word(token)
    quoted_body = chart.at(token + 1) if chart.form(token) in QUOTES and chart.form(token) != "(" else None
    if quoted_body is not None and quoted_body.kind == "ORG" and quoted_body.letter == 0:
        return quoted_body
    if "labelword" in word.cues or "inside" in word.cues:
        token += 1
        following = chart.at(token) or (chart.at(token + 1) if chart.is_sign(token) else None)
        if following is not None and following.kind in _BODIES and following.letter == 0:
            return following
    return None
