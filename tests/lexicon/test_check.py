"""The rules of the data files, on small files that break them one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.lexicon.check import check_data
from tawatur.lexicon.version import code_version, data_files, lexicon_version

ENTRY = 'title = "T"\norigin = "own"\nlicence = "Apache-2.0"\nmade = "by hand"\ngaps = "many"\n'
TABLE = "# resource: ar.birds\nkey\tkind\tar\nkite\tbird\tحدأة|الحدأة\nowl\tbird\tبومة\n"


def check(folder: Path, table: str = TABLE, entry: str | None = ENTRY, name: str = "ar/birds.tsv") -> list[str]:
    file = folder / "birds"
    file.write_bytes(table.encode("utf-8", "surrogatepass"))
    files = [(name, file)]
    if entry is not None:
        (folder / "entry").write_text(entry, encoding="utf-8")
        files.append(("sources.d/ar.birds.toml", folder / "entry"))
    return check_data(files)


def test_a_sound_table_has_no_problems(tmp_path: Path) -> None:
    assert check(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("# resource: ar.birds", "# birds", "birds.tsv:1: the first line is not"),
        ("# resource: ar.birds\n", "", "birds.tsv:1: the first line is not"),
        ("owl\t", "kite\t", "birds.tsv:4: the key kite stands in line 3 already"),
        ("owl\tbird", "بومة\tbird", "birds.tsv:4: the row does not begin with ASCII"),
        ("بومة", "بومة\textra", "birds.tsv:4: 4 cells under 3 columns"),
        ("بومة", "بومة ", "birds.tsv:4: spaces around a cell"),
        ("بومة", "بو\u200fمة", "birds.tsv:4: a direction mark"),
        ("بومة", "\ufeffبومة", "birds.tsv:4: a direction mark"),
        ("بومة", "بومی", "birds.tsv:4: a Persian yeh or kaf"),
        ("بومة", "کومة", "birds.tsv:4: a Persian yeh or kaf"),
        ("بومة", "بُومة", "birds.tsv:4: tatweel or harakat"),
        ("بومة", "بـومة", "birds.tsv:4: tatweel or harakat"),
        ("بومة", "بومة||بوم", "birds.tsv:4: an empty alias"),
        ("بومة", "حدأه", "birds.tsv:4: حدأه stands in line 3 already"),
        ("بومة", "بومة|بومه", "birds.tsv:4: بومه is folded to the same as an earlier word of the row"),
        ("بومة", "بومة|بومة", "birds.tsv:4: بومة is folded to the same as an earlier word of the row"),
    ],
)
def test_a_breach_is_named_with_its_line(tmp_path: Path, old: str, new: str, problem: str) -> None:
    found = check(tmp_path, TABLE.replace(old, new))
    assert any(f"data/ar/{problem}" in line for line in found), found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("owl\tbird\tبومة", "owl\tomen\tحدأة"),
        ("بومة", ""),
        ("owl\tbird\tبومة\n", "\n# بومة\u200f\n"),
        ("بومة", "owl|owl|Owl"),
        ("بومة", "بومة صغيرة|بومة كبيرة"),
    ],
)
def test_these_are_no_breaches(tmp_path: Path, old: str, new: str) -> None:
    assert check(tmp_path, TABLE.replace(old, new)) == []


def test_groups_may_have_many_rows(tmp_path: Path) -> None:
    table = TABLE.replace("key\tkind", "class\tkind").replace("owl", "kite")
    assert check(tmp_path, table) == []


def test_a_word_in_two_rows_of_a_table_that_has_keys_alone(tmp_path: Path) -> None:
    table = "# resource: ar.birds\nkey\tar\nkite\tحدأة\nomen\tحدأة\n"
    assert check(tmp_path, table) == []


def test_other_data_may_hold_any_letters(tmp_path: Path) -> None:
    assert check(tmp_path, TABLE.replace("بومة", "بومی"), name="birds.tsv") == []


def test_principal_parts_may_be_spelled_alike(tmp_path: Path) -> None:
    table = TABLE.replace("بومة", "شن|يشن|شن")
    assert check(tmp_path, table) != []
    assert check(tmp_path, table, name="ar/verbs.tsv") == []


def test_the_table_of_letters_is_about_letters(tmp_path: Path) -> None:
    assert check(tmp_path, TABLE.replace("بومة", "ی"), name="ar/fold.tsv") == []


@pytest.mark.parametrize("field", ["title", "origin", "licence", "made", "gaps"])
def test_every_entry_has_every_field(tmp_path: Path, field: str) -> None:
    lines = [line for line in ENTRY.splitlines() if not line.startswith(field)]
    assert check(tmp_path, entry="\n".join(lines)) == [f"data/sources.d/ar.birds.toml: no {field}"]
    empty = ENTRY.replace(f'{field} = "', f'{field} = "" # "')
    assert check(tmp_path, entry=empty) == [f"data/sources.d/ar.birds.toml: no {field}"]


@pytest.mark.parametrize("licence", ["Apache-2.0", "CC-BY-SA-4.0", "MIT AND CC0-1.0", "LicenseRef-own"])
def test_licences(tmp_path: Path, licence: str) -> None:
    assert check(tmp_path, entry=ENTRY.replace("Apache-2.0", licence)) == []


@pytest.mark.parametrize("licence", ["free to use", "?", "CC BY 4.0"])
def test_words_that_are_no_licence(tmp_path: Path, licence: str) -> None:
    assert "no SPDX licence" in check(tmp_path, entry=ENTRY.replace("Apache-2.0", licence))[0]


def test_a_resource_without_an_entry(tmp_path: Path) -> None:
    assert check(tmp_path, entry=None) == ["data/ar/birds.tsv:1: no entry sources.d/ar.birds.toml"]


def test_an_entry_without_a_resource(tmp_path: Path) -> None:
    found = check(tmp_path, TABLE.replace("ar.birds", "ar.fish"))
    assert "data/sources.d/ar.birds.toml: no data file has the resource ar.birds" in found


def test_an_entry_that_is_no_toml(tmp_path: Path) -> None:
    assert "data/sources.d/ar.birds.toml: " in check(tmp_path, entry="title = ")[0]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("# resource: ar.birds\nkite = ", "birds.toml: "),
        ('# resource: ar.birds\nkite = "حدأة\u200f"', "birds.toml:2: a direction mark"),
        ('# resource: ar.birds\nkite = "کایت"', "birds.toml:2: a Persian yeh or kaf"),
    ],
)
def test_toml_files(tmp_path: Path, text: str, problem: str) -> None:
    found = check(tmp_path, text, name="ar/birds.toml")
    assert any(problem in line for line in found), found


def test_a_sound_toml_file(tmp_path: Path) -> None:
    assert check(tmp_path, '# resource: ar.birds\n# بُومة\nkite = "حدأة" # تَشكيل', name="ar/birds.toml") == []


def test_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\xff\xfe")
    assert check_data([("ar/a.tsv", tmp_path / "a")]) == ["data/ar/a.tsv: byte 0 is not UTF-8"]


# versions


def test_the_version_is_that_of_the_data() -> None:
    assert len(lexicon_version()) == 64
    assert lexicon_version() == lexicon_version()


def test_data_files_are_sorted_and_whole() -> None:
    names = [name for name, _ in data_files()]
    assert names == sorted(set(names))
    assert "ar/fold.tsv" in names and "plover.toml" in names
    assert all(name.endswith((".tsv", ".toml")) for name in names)


def test_the_code_s_version_is_its_own() -> None:
    import tawatur

    assert code_version() == tawatur.__version__
