"""Feeds: every item, whatever became of its neighbours; bombs are refused."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.helpers import ARABIC, read_bytes

ITEM = f"<item><title>عنوان</title><link>https://m.example/1</link><description>{ARABIC}</description></item>"


def rss(
    *items: str, channel: str = "<title>المسار</title>", prolog: str = '<?xml version="1.0" encoding="UTF-8"?>'
) -> bytes:
    return f'{prolog}\n<rss version="2.0"><channel>{channel}\n{chr(10).join(items)}\n</channel></rss>'.encode()


def test_rss(tmp_path: Path) -> None:
    item = f"""<item><title>عنوان &amp; خبر</title><link> https://m.example/1 </link><guid>17</guid>
      <pubDate>Sun, 12 May 2024 23:30:00 +0400</pubDate><description>ملخص</description>
      <content:encoded><![CDATA[<p>{ARABIC}</p><p>سطر ثان</p>]]></content:encoded></item>"""
    (document,), failures = read_bytes(tmp_path, "a.xml", rss(item))
    meta = document.meta
    assert failures == []
    assert document.text == f"{ARABIC}\n\nسطر ثان"
    assert (meta.title, meta.outlet, meta.url) == ("عنوان & خبر", "المسار", "https://m.example/1")
    assert (meta.published, meta.published_from) == (datetime.date(2024, 5, 12), "record")


def test_atom(tmp_path: Path) -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">المسار</title>
    <entry><title type="html">&lt;b&gt;عنوان&lt;/b&gt;</title><link rel="self" href="https://m.example/self"/>
    <link href="https://m.example/1"/><published>2024-05-12T10:00:00Z</published><updated>2024-06-01</updated>
    <content type="xhtml"><div><p>{ARABIC}</p><p>ثان</p></div></content></entry>
    <entry><title>بلا متن</title><updated>2024-06-01T00:00:00Z</updated></entry></feed>"""
    (first, second), failures = read_bytes(tmp_path, "a.atom", feed.encode())
    assert failures == []
    assert (first.meta.title, first.meta.url) == ("عنوان", "https://m.example/1")
    assert first.meta.published == datetime.date(2024, 5, 12)
    assert [line for line in first.text.split("\n") if line.strip()] == [ARABIC, "ثان"]
    assert (second.text, second.meta.published) == ("بلا متن", datetime.date(2024, 6, 1))


def test_rdf(tmp_path: Path) -> None:
    feed = f"""<rdf:RDF xmlns:rdf="x"><channel><title>المسار</title></channel>{ITEM}
    <item><description>نص</description><dc:date>2024-05-12</dc:date></item></rdf:RDF>"""
    (first, second), failures = read_bytes(tmp_path, "a.rss", feed.encode())
    assert failures == []
    assert first.meta.outlet == "المسار"
    assert second.meta.published == datetime.date(2024, 5, 12)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<description>{ARABIC}</description>", ARABIC),
        ("<title>عنوان وحده</title>", "عنوان وحده"),
        ("<description></description><title>عنوان</title>", "عنوان"),
        ("<description>أ</description><content:encoded> </content:encoded>", "أ"),
        ("<description>أ</description><description>ب</description>", "أ"),
        ("<description>أ&nbsp;ب</description>", "أ\xa0ب"),
        ("<description>&#1571;</description>", "أ"),
        ("<description>أ<br/>ب</description>", "أ\nب"),
        ("<media:title>صورة</media:title><title>عنوان</title>", "عنوان"),
        ("<image><title>صورة</title></image><title>عنوان</title>", "عنوان"),
    ],
)
def test_texts(tmp_path: Path, inside: str, text: str) -> None:
    (document,), failures = read_bytes(tmp_path, "a.xml", rss(f"<item>{inside}</item>"))
    assert failures == []
    assert document.text == text


@pytest.mark.parametrize("date", ["", "soon", "12/5/2024", "31 Feb 2024"])
def test_a_date_that_is_none(tmp_path: Path, date: str) -> None:
    item = f"<item><description>{ARABIC}</description><pubDate>{date}</pubDate></item>"
    (document,), failures = read_bytes(tmp_path, "a.xml", rss(item))
    assert document.meta.published is None and failures == []


@pytest.mark.parametrize("link", ["javascript:alert(1)", "/relative", "file:///etc/passwd", ""])
def test_links_that_are_no_address(tmp_path: Path, link: str) -> None:
    (document,), _ = read_bytes(tmp_path, "a.xml", rss(f"<item><title>ع</title><link>{link}</link></item>"))
    assert document.meta.url is None


def test_the_title_of_an_image_is_no_outlet(tmp_path: Path) -> None:
    channel = "<image><title>شعار</title></image><title>المسار</title>"
    assert read_bytes(tmp_path, "a.xml", rss(ITEM, channel=channel))[0][0].meta.outlet == "المسار"


def test_an_item_without_text_is_named(tmp_path: Path) -> None:
    documents, (failure,) = read_bytes(tmp_path, "a.xml", rss("<item></item>", ITEM))
    assert len(documents) == 1
    assert (failure.code, failure.place) == ("E107", f"{tmp_path / 'a.xml'}:3")


@pytest.mark.parametrize(
    "broken",
    [
        "<item><title>أ & ب</title></item>",
        "<item><title>أ</item>",
        "<item><title>أ",
        "<item><description>أ</wrong></item>",
        "<item a=b><title>x</title></item>",
        "<item><title><![CDATA[x</title></item>",
        "<item>\x01<b</item>",
        "<item></channel></item>",
    ],
)
def test_a_broken_item_harms_no_other(tmp_path: Path, broken: str) -> None:
    documents, failures = read_bytes(
        tmp_path, "a.xml", rss(ITEM, broken, ITEM.replace("/1", "/2"), ITEM.replace("/1", "/3"))
    )
    assert {"https://m.example/1", "https://m.example/3"} <= {d.meta.url for d in documents}
    assert failures and failures[0].code in ("E111", "E107")
    assert {d.meta.outlet for d in documents} == {"المسار"}


def test_places_after_a_break_are_right(tmp_path: Path) -> None:
    content = rss(ITEM, "<item><title>&</title></item>", "<item></item>", "\n\n<item></item>")
    _, failures = read_bytes(tmp_path, "a.xml", content)
    assert [f.place.rpartition(":")[2] for f in failures] == ["4", "5", "8"]


def test_a_feed_cut_short_keeps_what_it_has(tmp_path: Path) -> None:
    content = rss(*[ITEM] * 10)
    documents, failures = read_bytes(tmp_path, "a.xml", content[: len(content) // 2])
    assert len(documents) in (4, 5) and [f.code for f in failures][:1] == ["E111"]


def test_no_more_than_one_failure_for_a_cut(tmp_path: Path) -> None:
    _, failures = read_bytes(tmp_path, "a.xml", rss(*[ITEM] * 4)[:-12])
    assert len(failures) == 1


BOMBS = {
    "laughs": '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    "outer file": '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "outer address": '<!DOCTYPE r [<!ENTITY a SYSTEM "http://127.0.0.1:9/x">]>',
    "parameter": "<!DOCTYPE r [<!ENTITY % a \"<!ENTITY b 'c'>\"> %a;]>",
    "blow-up": f'<!DOCTYPE r [<!ENTITY a "{"x" * 100_000}">]>',
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused(tmp_path: Path, name: str) -> None:
    item = f"<item><description>{'&a;' * 1000}</description></item>"
    documents, failures = read_bytes(tmp_path, "a.xml", rss(item, prolog=BOMBS[name]))
    assert documents == []
    assert "declares entities" in failures[0].message


def test_a_harmless_doctype_is_read(tmp_path: Path) -> None:
    prolog = (
        '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">'
    )
    assert len(read_bytes(tmp_path, "a.xml", rss(ITEM, prolog=prolog))[0]) == 1


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    deep = "<b>" * 100_000 + "نص" + "</b>" * 100_000
    documents, failures = read_bytes(tmp_path, "a.xml", rss(f"<item><description>{deep}</description></item>"))
    assert documents == [] and "too deep" in failures[0].message


@pytest.mark.parametrize("content", [b"<html><body>x</body></html>", b"<news><item/></news>", b"<svg/>"])
def test_other_xml_is_no_feed(tmp_path: Path, content: bytes) -> None:
    documents, failures = read_bytes(tmp_path, "a.xml", content)
    assert documents == [] and failures[0].code == "E102"


@pytest.mark.parametrize("content", [b"", b"text", b"{}", bytes(range(256)) * 9])
def test_no_xml_at_all(tmp_path: Path, content: bytes) -> None:
    documents, failures = read_bytes(tmp_path, "a.xml", content)
    assert documents == []
    assert [f.code for f in failures] in (["E111"], ["E104"])


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "iso-8859-6", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    content = rss(ITEM, prolog=f'<?xml version="1.0" encoding="{encoding}"?>').decode().encode(encoding)
    (document,), failures = read_bytes(tmp_path, "a.xml", content)
    assert document.text == ARABIC and failures == []


def test_a_wrong_declaration_and_leading_space(tmp_path: Path) -> None:
    content = b"\n \n" + rss(ITEM, prolog='<?xml version="1.0" encoding="utf-8"?>').decode().encode("cp1256")
    (document,), failures = read_bytes(tmp_path, "a.xml", content)
    assert document.text == ARABIC and failures == []


def test_many_items(tmp_path: Path) -> None:
    documents, failures = read_bytes(tmp_path, "a.xml", rss(*(ITEM.replace("/1", f"/{n}") for n in range(5000))))
    assert len(documents) == 5000 and failures == []


def test_many_items_left_open_end_soon(tmp_path: Path) -> None:
    documents, failures = read_bytes(tmp_path, "a.xml", rss("<item><title>نص</title>" * 20_000))
    assert len(documents) + len(failures) >= 20_000


def test_a_feed_above_the_cap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawatur.ingest.feeds._LARGEST_FEED", 500)
    _, (failure,) = read_bytes(tmp_path, "a.xml", rss(*[ITEM] * 9))
    assert failure.code == "E103"


def test_an_item_above_the_cap_harms_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawatur.ingest.feeds.LARGEST_DOCUMENT", 500)
    long = f"<item><description>{'نص ' * 900}</description></item>"
    documents, (failure,) = read_bytes(tmp_path, "a.xml", rss(ITEM, long, ITEM))
    assert len(documents) == 2 and failure.code == "E103"


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_mutation_raises(tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(rss(ITEM, ITEM, ITEM))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=6))
    read_bytes(tmp_path, "a.xml", bytes(content))
