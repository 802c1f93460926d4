"""A user's own types, modes and triggers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.annotate.pipeline import annotate
from tawatur.errors import LexiconError
from tawatur.lexicon import plover
from tawatur.lexicon.version import lexicon_version
from tawatur.model import EventMention

FILE = """
[types.CONSULT.modes.pilgrimage]
score = 1.0
definition = "Comes to a holy place."

[types.SPORT]
quad = 1
score = 0.5
definition = "Plays a match."

[[verbs]]
key = "pilgrim"
type = "CONSULT"
mode = "pilgrimage"
frame = "s>ila"
ar = "حج|يحج|-"

[[triggers]]
key = "friendly"
type = "SPORT"
frame = "g>maa"
flags = "phrase"
ar = "مقابلة ودية"
"""


@pytest.fixture(autouse=True)
def clean() -> Iterator[None]:
    yield
    plover.remove_triggers()


def write(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(text[e.start : e.end], e.type, e.mode) for e in annotate(text)[EventMention]]


def test_a_verb_joins_with_all_its_forms(tmp_path: Path) -> None:
    plover.add_triggers(write(tmp_path, FILE))
    assert told("حج الرئيس المصري إلى البلدة القديمة") == [("حج", "CONSULT", "pilgrimage")]
    assert told("حجت الوزيرة إلى البلدة القديمة") == [("حجت", "CONSULT", "pilgrimage")]


def test_a_phrase_of_a_new_type_joins(tmp_path: Path) -> None:
    plover.add_triggers(write(tmp_path, FILE))
    assert ("مقابلة ودية", "SPORT", None) in told("خاض المنتخب مقابلة ودية مع ضيفه مساء أمس") or told(
        "جرت مقابلة ودية مع وفد الأطباء أمس"
    ) == [("مقابلة ودية", "SPORT", None)]
    assert plover.load().score("SPORT") == 0.5


def test_what_was_read_before_is_read_anew(tmp_path: Path) -> None:
    text = "حج الرئيس المصري إلى البلدة القديمة"
    assert told(text) == []
    plover.add_triggers(write(tmp_path, FILE))
    assert len(told(text)) == 1
    plover.remove_triggers()
    assert told(text) == []


def test_the_version_of_the_lexicons_tells_of_own_triggers_while_they_stay(tmp_path: Path) -> None:
    shipped = lexicon_version()
    plover.add_triggers(write(tmp_path, FILE))
    assert lexicon_version() != shipped
    plover.remove_triggers()
    assert lexicon_version() == shipped


def test_the_rest_of_the_lexicon_stays(tmp_path: Path) -> None:
    plover.add_triggers(write(tmp_path, FILE))
    assert told("زار الرئيس المصري تونس أمس") == [("زار", "CONSULT", "visit")]
    assert "visit" in plover.load().types["CONSULT"].modes


@pytest.mark.parametrize(
    "text",
    [
        "this is no TOML",
        "[[verbs]]\nkey = 'a'\ntype = 'NOTHING'\nar = 'حج|يحج'",
        "[[verbs]]\nkey = 'a'\ntype = 'CONSULT'\nmode = 'nothing'\nar = 'حج|يحج'",
        "[[verbs]]\nkey = 'a'\ntype = 'CONSULT'\nar = 'حج'",
        "[[verbs]]\nkey = 'a'\ntype = 'CONSULT'\nframe = 's'\nar = 'حج|يحج'",
        "[[verbs]]\nkey = 'a'\ntype = 'CONSULT'\nar = 'حج|يحج'\nother = 1",
        "[types.NEW]\nquad = 1",
        "[other]\nkey = 1",
    ],
)
def test_a_file_of_another_shape_is_refused_with_its_place(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(LexiconError) as caught:
        plover.add_triggers(path)
    assert str(path) in str(caught.value)
    assert plover.own_rows("verbs") == []


def test_nothing_is_added_by_default() -> None:
    assert plover.own_rows("verbs") == []
    assert plover.own_rows("triggers") == []
