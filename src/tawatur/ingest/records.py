"""What a reader yields: a record on its way to a document, or a failure that names its place and its cure."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

import msgspec

# No report is longer; the longest real page seen had 17 MB of markup and 60 KB of text.
LARGEST_DOCUMENT = 20 * 1024 * 1024
_LONGEST_ID = 1000

NOT_READABLE = "E101"
UNKNOWN_KIND = "E102"
TOO_LARGE = "E103"
WRONG_ENCODING = "E104"
MALFORMED = "E105"
WRONG_FIELD = "E106"
NO_TEXT = "E107"
NO_DATE = "E108"
BAD_SOURCES = "E109"
DAMAGED_ARCHIVE = "E110"
DAMAGED_FEED = "E111"

_ISO = re.compile(r"\s*(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:[T\s].*)?\s*", re.ASCII | re.DOTALL)
# What could end a line, move the cursor or turn the direction of a terminal line.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """An input that was not read, or not wholly: where it stands, a stable code, what is wrong, what to do.

    ``str(failure)`` is one line whatever the input's name or content.
    """

    place: str
    code: str
    message: str
    cure: str | None = None

    def __str__(self) -> str:
        line = f"{self.code} {self.place}: {self.message}" + (f"; {self.cure}" if self.cure else "")
        return printable(line)


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A report's text as read and what its record says of it; `place` is the file and the line or record."""

    place: str
    text: str
    id: str | None = None
    outlet: str | None = None
    published: datetime.date | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None


def printable(line: str) -> str:
    """The line with control characters, direction marks and lone surrogates written as escapes."""
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match.group()):04x}", line)


def parse_published(value: str) -> datetime.date | None:
    """The local day of a date as records and feeds write it (ISO 8601 or RFC 2822), None where it is none.

    >>> parse_published("2023-11-05T23:30:00+03:00")
    datetime.date(2023, 11, 5)
    """
    match = _ISO.fullmatch(value)
    if match:
        year, month, day = (int(part) for part in match.groups())
        return _date(year, month, day)
    if not any(letter.isalpha() for letter in value):
        return None
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def read_fields(fields: dict[str, object], place: str) -> list[Record | Failure]:
    """One record made of named fields, with failures for what cannot be used.

    `text` is required; id, outlet (or source), published, url, title and language are optional and other fields are
    passed over. A wrong text or id gives no record; a date that is none is named and left out.
    """
    text = fields.get("text")
    if not isinstance(text, str):
        found = "no text" if text is None else f"text is a {_json_type(text)}"
        return [Failure(place=place, code=WRONG_FIELD, message=found, cure='give "text" as a string')]
    if not text.strip():
        return [Failure(place=place, code=NO_TEXT, message="the text is empty", cure="leave the record out")]
    if len(text) > LARGEST_DOCUMENT:
        return [too_large(place)]
    failures: list[Record | Failure] = []
    identity = fields.get("id")
    if isinstance(identity, int) and not isinstance(identity, bool):
        identity = str(identity)
    if not (identity is None or isinstance(identity, str)) or len(identity or "") > _LONGEST_ID:
        message = f"id is a {_json_type(identity)}" if not isinstance(identity, str) else "id is too long"
        return [Failure(place=place, code=WRONG_FIELD, message=message, cure='give "id" as a short string')]
    found_fields: dict[str, str | None] = {}
    for name in ("outlet", "published", "url", "title", "language"):
        value = fields.get(name)
        if value is None and name == "outlet":
            value = fields.get("source")
        if value is not None and not isinstance(value, str):
            message = f"{name} is a {_json_type(value)}; the report is read without it"
            failures.append(Failure(place=place, code=WRONG_FIELD, message=message, cure=f'give "{name}" as a string'))
            value = None
        found_fields[name] = value.strip() or None if value else None
    written = found_fields.pop("published")
    published = parse_published(written) if written else None
    if written and published is None:
        failures.append(no_date(place, written))
    return [Record(place=place, text=text, id=identity or None, published=published, **found_fields), *failures]


def no_date(place: str, written: str) -> Failure:
    """The failure for a publication date that is none."""
    return Failure(
        place=place,
        code=NO_DATE,
        message=f"published {written[:40]!r} is no date; the report is read without it",
        cure="write it as 2023-11-05",
    )


def too_large(place: str) -> Failure:
    """The failure for a document above the cap."""
    limit = LARGEST_DOCUMENT // (1024 * 1024)
    return Failure(place=place, code=TOO_LARGE, message=f"larger than {limit} MB", cure="give one report a document")


def _json_type(value: object) -> str:
    names = {bool: "boolean", int: "number", float: "number", list: "list", dict: "object", str: "string"}
    return names.get(type(value), type(value).__name__)
