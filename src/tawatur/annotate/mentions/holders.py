"""Who holds a title: the person beside it, else the one the report names with it, else the one in office on its day.

Note [A row of titles]
    Titles in a row with one person are his («ولي العهد نائب رئيس الوزراء وزير الدفاع»), before the name or after
    it. Behind a verb that has an object two titles of one country may be its two sides («استقبل رئيس الوزراء وزير
    الدفاع»): only the last is the person's.
"""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.offices import DEPUTIES, current_key, former_key
from tawatur.annotate.mentions.titles import is_counterpart
from tawatur.annotate.mentions.trail import Trail
from tawatur.annotate.mentions.vocabulary import is_speech_verb, is_verb, purpose_letter
from tawatur.lexicon.entities import country_of, entities, holder_of, holders_of, predecessor_in, read_endings

# Posts that one person may hold in a row: «ولي العهد وزير الدفاع».
_MOST_POSTS = 4
# Words between a name and its office: «، الذي يشغل منصب».
_MOST_BETWEEN = 4
# Words that two names of one office share where they are one; letters of a surname that is known alone.
_ENOUGH = 2
_SHORTEST_SURNAME = 4
_RANK = "title-rank"
_SEVERAL = "title-chiefs"
# «نائبه»: of whom another title is the subject
_OWN_DEPUTY = "own-deputy"
# What a minister or an heir is besides, whatever verb stands before.
_MEMBER = "member"
# The country of a title that the report is to tell («رئيس وزراء البلاد»).
_UNTOLD = "?"
_CROWNED = frozenset({"king", "emir", "sultan", "custodian"})
_HEIRS = frozenset({"crown-prince", "deputy-crown-prince"})
_DASHES = frozenset({"-", "\u2013", "\u2014"})


def person_beside(chart: Chart, title: Found) -> Found | None:
    """The person a title belongs to: right after it, or before it with a comma or in full."""
    if _is_of_several(title):
        return None
    following = None if serves_beside(title) else _past_row(chart, title)
    if following is not None and _is_apart(chart, title, following):
        # «فلان الفلاني رئيس البلدية، فلان …», «استقبل فلان رئيس الوزراء نظيره فلان»
        first = _first_post(chart, title)
        before = chart.covering(first.first - 1)
        if before is not None and before.kind == "PERSON" and before.after - before.first > 1:
            return _before(chart, first)
    if following is not None and following.kind == "PERSON" and following.letter == 0:
        return following
    if is_rank(title) and title.bare:
        return None
    if title.letter:
        return _joined(chart, title)
    return _before(chart, _first_post(chart, title))


def _is_apart(chart: Chart, title: Found, person: Found) -> bool:
    """Whether a sign or another title parts a title from the person behind it, and a name may stand before it."""
    if title.letter or is_rank(title):
        return False
    between = chart.following(title.after)
    ranked = between is not None and is_rank(between) and not chart.is_sign(title.after)
    return chart.is_sign(person.first - 1) or (between is not person and between is not None and not ranked)


def country_in_row(chart: Chart, title: Found) -> str | None:
    """The country of the next title that «و» joins to one: «وزير النقل ومستشار الرئيس اليمني ومحافظ عدن»."""
    token = title.after
    for _ in range(_MOST_POSTS):
        person = chart.following(token)
        if person is not None and person.kind == "PERSON" and not person.letter:
            token = person.after
        token += chart.is_sign(token)
        following = chart.at(token)
        joined = following is not None and chart.form(token)[0] == read_endings().conjunction and following.letter == 1
        if following is None or following.kind != "TITLE" or not joined or _is_like(title, following):
            break
        if following.country is not None and following.country != _UNTOLD:
            return following.country
        token = following.after
    return None


def _is_like(title: Found, other: Found) -> bool:
    """Whether two have one office each in a country of their own: «وزير الدفاع … ووزير الدفاع الأمريكي»."""
    return title.head == other.head and title.portfolio == other.portfolio


def _is_of_several(title: Found) -> bool:
    """«وزيرا خارجية مصر والأردن», «نواب الرئيس»: no single holder."""
    return bool(title.countries) or title.deputy == DEPUTIES or title.rule.endswith(_SEVERAL)


def serves_beside(title: Found) -> bool:
    """Whether the name behind a title is that of whom its holder serves: «مستشارة الرئيس أوباما»."""
    body = title.body
    return body is not None and body.kind == "TITLE" and body.bare and body.after - body.first == 1


def is_rank(title: Found) -> bool:
    """Whether a title is a rank, which only stands before a name («العقيد»)."""
    return title.rule.endswith(_RANK)


def _past_row(chart: Chart, title: Found) -> Found | None:
    """What follows a title and the titles in a row with it; a name between dashes too."""
    following = _next(chart, title.after)
    if is_rank(title) and following is not None and following.kind == "NORP":
        # «السيناتور الجمهوري فلان»
        following = chart.following(following.after)
    if title.head in _CROWNED and following is not None and following.first > title.after:
        # «عين الملك الدكتور …»
        return None
    ruled = is_verb(chart.form(title.first - 1)) and not is_speech_verb(chart.form(title.first - 1))
    for _ in range(_MOST_POSTS):
        if following is None or following.kind != "TITLE" or following.letter or _ends_row(following):
            break
        short = following.bare and following.after - following.first == 1
        same = following.country == title.country or following.body is not None or title.country is None
        apposed = not ruled or following.head == _MEMBER or title.head in _HEIRS
        if not (short or is_rank(following) or (apposed and same)):
            break
        following = _next(chart, following.after)
    return following


def _ends_row(title: Found) -> bool:
    return _is_of_several(title) or is_counterpart(title) or title.head == _OWN_DEPUTY


def _next(chart: Chart, token: int) -> Found | None:
    if chart.form(token) in _DASHES:
        token += 1
    return chart.following(token)


def _before(chart: Chart, title: Found) -> Found | None:
    before = chart.before(title.first)
    if before is None:
        return _incumbent(chart, title)
    if before.kind != "PERSON":
        return None
    comma = before.after < title.first
    full = before.after - before.first > 1
    country = country_of(before.entity or "")
    if country is not None and title.country not in {None, _UNTOLD, country}:
        return None
    return before if comma or full else None


def _joined(chart: Chart, title: Found) -> Found | None:
    """A second office of who stands before the first: «فلان، المبعوث الخاص للملك ووزير الدولة»."""
    first = chart.covering(title.first - 1)
    if chart.form(title.first)[0] != read_endings().conjunction or first is None or first.kind != "TITLE":
        return None
    return _before(chart, first) if not first.letter and not is_rank(first) else None


def _incumbent(chart: Chart, title: Found) -> Found | None:
    """«فلان، الذي يشغل منصب …», «فلان بصفته …»."""
    token = title.first - 1
    while title.first - token <= _MOST_BETWEEN and "incumbent" in chart.word(token).cues:
        token -= 1
    if token == title.first - 1:
        return None
    before = chart.before(token + 1)
    return before if before is not None and before.kind == "PERSON" else None


def _first_post(chart: Chart, title: Found) -> Found:
    """The first of the posts in a row that end with this one."""
    for _ in range(_MOST_POSTS):
        before = chart.before(title.first)
        if before is None or before.kind != "TITLE" or before.letter or before.after < title.first:
            break
        if title.country is not None and before.country not in {None, "?", title.country}:
            # «أمير الرياض السفير الياباني» are two
            break
        title = before
    return title


def recognise_holder(chart: Chart, title: Found, person: Found | None) -> None:
    """Who stands beside an office under a part of a holder's name is that holder: «الرئيس التركي أردوغان»."""
    if person is None or not person.is_guess() or person.kind != "PERSON" or title.entity is None:
        return
    words = chart.forms[person.first : person.after]
    words[0] = words[0][person.letter :]
    office = current_key(title.entity)
    now = holder_of(office, chart.published)
    for key in ((now,) if now else ()) + holders_of(office):
        known = entities().get(key)
        if known is not None and _is_part(words, known.arabic):
            person.entity, person.name, person.country, person.sector = key, known.name, known.country, known.sector
            return


def _is_part(words: list[str], names: tuple[str, ...]) -> bool:
    """A surname of some length, or two words of one name and more."""
    shared = max((len(set(words).intersection(name.split())) for name in names), default=0)
    return shared >= _ENOUGH or (len(words) == shared == 1 and len(words[0]) >= _SHORTEST_SURNAME)


def find_holders(chart: Chart) -> None:
    """The holder of a title with nobody beside it: the one the report names, else the one in office on its day."""
    everything = sorted([*chart.outer.values(), *chart.inner], key=lambda found: (found.first, found.after))
    titles = [one for one in everything if one.kind == "TITLE" and one.entity and not _is_of_several(one)]
    holders: dict[str, Trail] = {}
    for title in titles:
        if title.holder is not None and title.entity is not None:
            holders.setdefault(title.entity, Trail()).add(title)
    for title in titles:
        if title.holder is None and (title.named or is_counterpart(title)):
            title.holder = _holder_told(chart, holders, title)


def _holder_told(chart: Chart, holders: dict[str, Trail], title: Found) -> str | None:
    office = title.entity or ""
    told = _nearest(holders, office, title)
    if told is not None:
        return told
    if became(chart, title):
        return _nearest(holders, former_key(office), title)
    if office != (now := current_key(office)):
        # who is called former where the report tells his office as his own, or else the last in office before
        told = _nearest(holders, now, title)
        last = predecessor_in(now, chart.published)
        return last if told is None or told == holder_of(now, chart.published) else told
    return holder_of(office, chart.published)


def _nearest(holders: dict[str, Trail], office: str, title: Found) -> str | None:
    trail = holders.get(office)
    told = trail.nearest(title.first) if trail is not None else None
    return told.holder if told is not None else None


def became(chart: Chart, title: Found) -> bool:
    """«صار رئيسا للوزراء»: what one once became, not who is in office."""
    return chart.form(title.after - 1).startswith(2 * purpose_letter())
