"""Bytes to text: UTF-8 first, then what the bytes themselves give away.

Note [Choosing an encoding]
    Text that is valid UTF-8 is UTF-8. Otherwise each candidate (a byte order mark, the declared encoding, the guess of
    resiliparse's detector, the two Arabic single-byte encodings, UTF-16 without a mark) is tried and the text with the
    most Arabic and the fewest strange letters wins; one wrong byte in a UTF-8 file becomes U+FFFD, as in a browser.
"""

from __future__ import annotations

import codecs
import re

from tawatur.data import read_toml

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTE = ("windows-1256", "iso-8859-6", "windows-1252")
# Beyond this share of bad bytes a text is not a damaged UTF-8 text but another encoding.
_MOST_DAMAGE = 0.01
# The detector needs no more; its own default is 128 KB.
_SAMPLE = 1 << 16
# The Arabic block is what is hoped for, ASCII is neutral; controls, accents beside Arabic and words in two scripts
# speak against.
_ARABIC = re.compile(f"[{chr(0x600)}-{chr(0x6FF)}]")
_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x80-\x9f\ufffd]")
_ACCENTED = re.compile("[\xa1-\u02ff]")
_MIXED = re.compile(f"[A-Za-z][{chr(0x620)}-{chr(0x6FF)}]|[{chr(0x620)}-{chr(0x6FF)}][A-Za-z]")
_ARABIC_BLOCK = 0x06
# Punctuation from other blocks takes up to a quarter of a short line.
_WIDE_SHARE = 0.7
# Fewer letters than this show nothing: a single control sign is no text in UTF-16.
_FEWEST_WIDE = 3
# Windows-1256 read as ISO-8859-6 is Arabic letters too, but its article becomes a pair of letters that are rare
# together; right text has one in about seven words.
_ARTICLE_WEIGHT = 20


def decode(data: bytes, declared: str | None = None) -> str | None:
    """The text of `data` without its byte order mark, or None where no encoding fits.

    Line ends and everything else stay as they are. `declared` is what an envelope says (HTTP, XML, HTML meta).
    """
    encoding = detect(data, declared)
    if encoding is None:
        return None
    for mark, name in _MARKS:
        if data.startswith(mark) and name == encoding:
            data = data[len(mark) :]
    return data.decode(encoding, "replace")


def detect(data: bytes, declared: str | None = None) -> str | None:
    """The codec that fits these bytes best, or None where they are no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if wide := _wide(data[:_SAMPLE]):
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end == len(data) and error.reason == "unexpected end of data":
            return "utf-8"
    else:
        return None if b"\0" in data and _is_binary(data) else "utf-8"
    sample = data[:_SAMPLE]
    if _damaged_share(sample) < _MOST_DAMAGE:
        return "utf-8"
    scores = {name: _score(sample, name) for name in _candidates(sample, declared)}
    best = max(scores, key=lambda name: scores[name], default=None)
    return best if best is not None and scores[best] > 0 else None


def stream_encoding(sample: bytes) -> str | None:
    """The codec for a stream that begins with these bytes, one that takes its byte order mark out."""
    encoding = detect(sample)
    if encoding == "utf-8":
        return "utf-8-sig"
    marked = any(sample.startswith(mark) and name == encoding for mark, name in _MARKS)
    return encoding.rpartition("-")[0] if encoding and marked else encoding


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is the block of Arabic or of ASCII. It may be valid UTF-8 too."""
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        blocks = high.count(_ARABIC_BLOCK) + high.count(0)
        if high.count(_ARABIC_BLOCK) >= _FEWEST_WIDE and blocks > _WIDE_SHARE * len(high):
            return name
    return None


def _is_binary(data: bytes) -> bool:
    """Whether text with NUL bytes is no text: many of them, or a binary format's controls beside them."""
    return data.count(b"\0") * 20 > len(data)


def _damaged_share(sample: bytes) -> float:
    text = sample.decode("utf-8", "replace")
    beyond_ascii = sum(1 for _ in re.finditer("[^\x00-\x7f\ufffd]", text))
    return text.count("\ufffd") / beyond_ascii if beyond_ascii else 1.0


def _candidates(sample: bytes, declared: str | None) -> list[str]:
    names = [declared] if declared else []
    if b"\0" not in sample:
        names += [*_SINGLE_BYTE, _detector_guess(sample)]
    found = []
    for name in names:
        try:
            found.append(codecs.lookup(name).name)
        except (LookupError, ValueError):
            continue
    return list(dict.fromkeys(found))


def _detector_guess(sample: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding

    return str(detect_encoding(sample))


def _score(sample: bytes, encoding: str) -> float:
    if encoding == "utf-8":
        return 0.0
    try:
        text = sample.decode(encoding, "replace")
    except (LookupError, UnicodeError, ValueError):
        return 0.0
    article = read_toml("ar/clitics.toml")["article"]
    arabic = len(_ARABIC.findall(text)) + _ARTICLE_WEIGHT * text.count(article)
    strange = len(_STRANGE.findall(text)) + (len(_ACCENTED.findall(text)) if arabic else 0)
    letters = sum(map(str.isalpha, text))
    return arabic - 3 * strange - 6 * len(_MIXED.findall(text)) + letters / 1000
