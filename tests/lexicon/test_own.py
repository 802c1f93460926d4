"""A user's own table of entities: what is read, what is refused, and how it joins."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tawatur.errors import LexiconError
from tawatur.lexicon.entities import add_entities, entities
from tawatur.lexicon.own import COLUMNS, read_own


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "own.tsv"


def cells(row: str) -> dict[str, str]:
    return dict(zip(COLUMNS, row.split("\t"), strict=True))


def test_all_columns_are_taken(table: Path) -> None:
    row = "org.sada-club\tORG\tYE\tCVL\t2001-02-03\t2020\t15.35\t44.2\tacronym\tSada Club|SC\tنادي صدى|صدى"
    table.write_text("\t".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    ((written, folded),) = read_own(table)
    assert written == row
    assert folded == "نادي صدي|صدي"


def test_columns_may_be_missing_and_stand_in_any_order(table: Path) -> None:
    table.write_text("# mine\ncountry\tkind\tar\nYE\tPERSON\tسالم الباوزير|~الباوزير\n", encoding="utf-8")
    ((written, folded),) = read_own(table)
    row = cells(written)
    assert (row["kind"], row["country"], row["sector"], row["from"]) == ("PERSON", "YE", "", "")
    assert row["key"] == "per.~سالم-الباوزير"
    assert row["en"] == "سالم الباوزير"
    assert folded == "سالم الباوزير|~الباوزير"


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("PERSON", "per.salem-bawazir"),
        ("ORG", "org.salem-bawazir"),
        ("GPE", "gpe.salem-bawazir"),
        ("LOC", "loc.salem-bawazir"),
        ("FAC", "fac.salem-bawazir"),
        ("NORP", "norp.salem-bawazir"),
    ],
)
def test_a_key_is_made_of_kind_and_english_name(table: Path, kind: str, key: str) -> None:
    table.write_text(f"kind\ten\tar\n{kind}\tSalem Bawazir|S. B.\tسالم\n", encoding="utf-8")
    assert cells(read_own(table)[0][0])["key"] == key


def test_a_key_tells_the_kind(table: Path) -> None:
    table.write_text("key\tar\nfac.old-mill\tالطاحونة القديمة\n", encoding="utf-8")
    assert cells(read_own(table)[0][0])["kind"] == "FAC"


def test_windows_line_ends_and_a_byte_order_mark_are_no_fault(table: Path) -> None:
    table.write_bytes("\ufeffkind\tar\r\nORG\tنادي صدى\r\n".encode())
    assert cells(read_own(table)[0][0])["ar"] == "نادي صدى"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("kind\ten\nORG\tSada\n", 1, "there is no column 'ar'"),
        ("kind\tcolour\tar\nORG\tred\tصدى\n", 1, "no column 'colour' is known"),
        ("kind\tar\nORG\tصدى\textra\n", 2, "3 cells under 2 columns"),
        ("kind\tar\nCLUB\tصدى\n", 2, "kind 'CLUB' is none of ours"),
        ("ar\nصدى\n", 2, "the row has no kind"),
        ("kind\tar\nORG\t\n", 2, "a name in 'ar' is empty"),
        ("kind\tar\nORG\tصدى||نادي\n", 2, "a name in 'ar' is empty"),
        ("kind\tar\n# a comment\n\nPERSON\t~\n", 4, "a name in 'ar' is empty"),
        ("kind\tcountry\tar\nORG\tYemen\tصدى\n", 2, "country 'Yemen' cannot be read"),
        ("kind\tsector\tar\nORG\tsport\tصدى\n", 2, "sector 'sport' cannot be read"),
        ("kind\tfrom\tar\nORG\t3 May 2020\tصدى\n", 2, "from '3 May 2020' cannot be read"),
        ("kind\tuntil\tar\nORG\t2020-5\tصدى\n", 2, "until '2020-5' cannot be read"),
        ("kind\tlat\tar\nGPE\tnorth\tصدى\n", 2, "lat 'north' cannot be read"),
        ("kind\tlon\tar\nGPE\t1234\tصدى\n", 2, "lon '1234' cannot be read"),
        ("key\tkind\tar\nsada club\tORG\tصدى\n", 2, "key 'sada club' cannot be read"),
        ("key\tkind\tar\nper.sada\tORG\tصدى\n", 2, "key 'per.sada' of a ORG"),
    ],
)
def test_a_fault_is_named_by_file_and_line_with_its_cure(table: Path, text: str, line: int, what: str) -> None:
    table.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        read_own(table)
    assert str(caught.value).startswith(f"{table}:{line}: {what}; ")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_text_is_refused(table: Path) -> None:
    table.write_bytes(b"kind\tar\nORG\t\xff\xfe\n")
    with pytest.raises(LexiconError, match="not UTF-8"):
        read_own(table)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot read the table"):
        read_own(tmp_path / "nothing.tsv")


def test_names_in_use_take_no_more(table: Path) -> None:
    table.write_text("kind\tar\nORG\tنادي صدى\n", encoding="utf-8")
    entities()
    with pytest.raises(LexiconError, match="in use already; add entities before the first text"):
        add_entities(table)


def run(code: str, table: Path) -> str:
    """What a fresh process prints: names join before the first use only."""
    done = subprocess.run([sys.executable, "-c", code, str(table)], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_row_with_a_key_of_ours_adds_names_and_wins(table: Path) -> None:
    table.write_text("key\tsector\tar\ngpe.aden\tCVL\tثغر اليمن الباسم\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path\n"
        "from tawatur.lexicon.entities import add_entities, entities, name_index\n"
        "assert add_entities(Path(sys.argv[1])) == 1\n"
        "aden = entities()['gpe.aden']\n"
        "print(aden.sector, aden.country, aden.latitude is not None, len(aden.arabic) > 1,"
        " aden in name_index().named(tuple(aden.arabic[0].split())))"
    )
    assert run(code, table) == "CVL YE True True True"


def test_a_name_of_ones_own_is_found_in_a_text(table: Path, tmp_path: Path) -> None:
    table.write_text("kind\ten\tcountry\tsector\tar\nORG\tSada Brigade\tYE\tREB\tفرقة صدى\n", encoding="utf-8")
    text = tmp_path / "text.txt"
    text.write_text("أعلنت فرقة صدى وقف القتال", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path\n"
        "import tawatur\n"
        "from tawatur.lexicon.entities import add_entities\n"
        "from tawatur.model import Mention\n"
        "path = Path(sys.argv[1]); add_entities(path)\n"
        "document = tawatur.annotate(path.with_name('text.txt').read_text(encoding='utf-8'))\n"
        "print(*[(m.kind, m.entity, m.name, m.country, m.sector) for m in document[Mention]])"
    )
    assert run(code, table) == "('ORG', 'org.sada-brigade', 'Sada Brigade', 'YE', 'REB')"


def test_the_version_of_the_lexicons_tells_of_a_table_of_ones_own(table: Path) -> None:
    table.write_text("kind\tar\nORG\tفرقة صدى\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path\n"
        "from tawatur.lexicon.entities import add_entities\n"
        "from tawatur.lexicon.version import lexicon_version\n"
        "shipped = lexicon_version(); add_entities(Path(sys.argv[1]))\n"
        "print(shipped != lexicon_version(), len(lexicon_version()))"
    )
    assert run(code, table) == "True 64"
