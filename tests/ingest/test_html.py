"""Pages: the report and not what stands around it, its title, date, outlet and address; traps end soon."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.ingest.html import read_html, text_of_fragment
from tawatur.ingest.records import LARGEST_DOCUMENT, Failure, Record
from tests.ingest.helpers import read, read_bytes

FIRST = "وصل وزير النقل مازن الحلبي إلى مسقط صباح الأحد في زيارة تستمر يومين، يبحث خلالها خطوط الحافلات الجديدة."
SECOND = "وقال الوزير في مؤتمر صحفي إن 12 حافلة ستعمل بين المدينتين قبل نهاية العام، وإن التذاكر ستباع في المحطات."
THIRD = "وأضاف أن اللجنة المشتركة ستجتمع مرة أخرى في الخريف لبحث تفاصيل الاتفاق، ولم يذكر موعدا محددا لذلك."
BODY = f"<p>{FIRST}</p>\n<p>{SECOND}</p><p>{THIRD}</p>"


def page(head: str = "", body: str = f"<article>{BODY}</article>", lang: str = "ar") -> bytes:
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'.encode()


def read_one(content: bytes, declared: str | None = None) -> Record:
    (record,) = read_html(content, "a.html", declared)
    assert isinstance(record, Record), record
    return record


def test_paragraphs_are_parted_by_line_breaks() -> None:
    assert read_one(page()).text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_what_stands_around_the_report_is_left_out() -> None:
    around = "<nav><a href=/>الرئيسية</a></nav><script>var نص = 1</script><style>p{}</style>"
    text = read_one(page(body=f"{around}<article>{BODY}</article><footer>جميع الحقوق محفوظة</footer>")).text
    assert text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_the_marked_article_goes_before_the_guess() -> None:
    marked = f"<div><p>{'خبر من صفحة أخرى تماما. ' * 30}</p></div><div itemprop=articleBody>{BODY}</div>"
    assert read_one(page(body=marked)).text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_of_many_articles_none_is_the_one() -> None:
    text = read_one(page(body=f"<article>{BODY}</article>" * 3)).text
    assert text.count(FIRST) == 3


def test_a_lead_above_the_article_is_kept() -> None:
    lead = "أعلنت وزارة النقل العمانية أن خط الحافلات الجديد سيبدأ العمل في الأول من يونيو المقبل."
    content = page(
        f'<meta name="description" content="{lead}">', f"<main><p>{lead}</p><article>{BODY}</article></main>"
    )
    assert read_one(content).text == f"{lead}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_a_lead_that_the_article_has_is_not_doubled() -> None:
    assert read_one(page(f'<meta name="description" content="{FIRST}">')).text.count(FIRST) == 1


def test_a_date_line_above_the_article_is_kept_where_the_head_has_no_date() -> None:
    body = f"<main><h1>عنوان</h1><p>الأحد 12 مايو 2024</p><article>{BODY}</article></main>"
    assert read_one(page(body=body)).text.startswith("الأحد 12 مايو 2024\n\nوصل")
    dated = page('<meta property="article:published_time" content="2024-05-12">', body)
    assert read_one(dated).text.startswith("وصل")


def test_a_short_page_gives_all_its_text() -> None:
    assert read_one(page(body="<div>خبر عاجل</div>")).text == "خبر عاجل"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title> عنوان\n الصفحة </title>", "عنوان الصفحة"),
        ('<title>x - Al-Masar</title><meta property="og:title" content="عنوان">', "عنوان"),
        ("<title>a &amp; b</title>", "a & b"),
        ("<title></title>", None),
        ("", None),
    ],
)
def test_titles(head: str, title: str | None) -> None:
    assert read_one(page(head)).title == title


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-05-12T23:30:00+03:00">',
        '<meta itemprop="datePublished" content="2024-05-12">',
        '<meta name="pubdate" content="20240512">',
        '<meta name="date" content="Sun, 12 May 2024 10:00:00 GMT">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-12T10:00Z"}</script>',
        '<meta name="date" content="soon"><meta property="article:published_time" content="2024-05-12">',
    ],
)
def test_dates_in_the_head(head: str) -> None:
    assert read_one(page(head)).published == datetime.date(2024, 5, 12)


def test_a_date_in_a_time_element() -> None:
    body = f'<article><time datetime="2024-05-12T10:00">قبل يومين</time>{BODY}</article>'
    assert read_one(page(body=body)).published == datetime.date(2024, 5, 12)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta name="date" content="">',
        '<meta name="date" content="أمس">',
        "<meta name=date>",
        '<meta property="article:modified_time" content="2024-05-12">',
    ],
)
def test_no_date_is_no_date(head: str) -> None:
    assert read_one(page(head)).published is None


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://m.example/1">', "https://m.example/1"),
        ('<meta property="og:url" content="https://m.example/2">', "https://m.example/2"),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="/relative">', None),
        ('<link rel="canonical">', None),
    ],
)
def test_addresses(head: str, url: str | None) -> None:
    assert read_one(page(head)).url == url


def test_outlet_and_language() -> None:
    record = read_one(page('<meta property="og:site_name" content="المسار">', lang="ar-OM"))
    assert (record.outlet, record.language) == ("المسار", "ar-OM")


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "iso-8859-6", "utf-16"])
def test_encodings(encoding: str) -> None:
    content = page(f'<meta charset="{encoding}"><title>عنوان</title>').decode().encode(encoding)
    record = read_one(content)
    assert record.title == "عنوان"
    assert FIRST in record.text


def test_a_wrong_meta_charset_is_not_believed() -> None:
    assert FIRST in read_one(page('<meta charset="iso-8859-1">')).text
    assert FIRST in read_one(page('<meta charset="utf-8">').decode().encode("cp1256")).text


def test_a_page_without_text_is_named() -> None:
    for content in (b"", b"<html></html>", page(body="<script>x</script>"), page(body="<img src=a>")):
        (failure,) = read_html(content, "a.html")
        assert isinstance(failure, Failure) and failure.code == "E107"


def test_a_page_above_the_cap() -> None:
    (failure,) = read_html(b"x" * (LARGEST_DOCUMENT + 1), "a.html")
    assert isinstance(failure, Failure) and failure.code == "E103"


def test_bytes_that_are_no_page() -> None:
    (failure,) = read_html(bytes(range(256)) * 20, "a.html")
    assert isinstance(failure, Failure) and failure.code == "E104"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + BODY + "</div>" * 100_000,
        "<div>" * 100_000 + BODY,
        ("<div>" * 119 + BODY + "</div>" * 119) * 50,
        "<b><i>" * 50_000 + BODY,
        "<p>نص " * 100_000,
        "<table><tr><td colspan=100000000000>" + BODY,
        BODY + "<script>" + "x" * 1_000_000,
        BODY + "<!--" + "x" * 1_000_000,
        BODY + "<script" * 100_000,
        BODY + "<style>" * 100_000,
        BODY + "<" * 500_000,
        BODY + "&" * 500_000,
        BODY + "<a " + "b=c " * 100_000 + ">",
        BODY + "<textarea>" + "</p>" * 50_000,
        ("<div itemprop=articleBody>" * 100) + BODY,
        BODY + "<p title='" + "\0" * 30,
    ],
    ids=lambda markup: str(len(markup)),
)
def test_traps_end_and_the_text_is_not_lost(markup: str) -> None:
    (record,) = read_html(markup.encode(), "a.html")
    assert isinstance(record, Record)
    assert "نص" in record.text or "مازن الحلبي" in record.text


def test_deep_pages_are_stripped() -> None:
    markup = "<div>" * 500 + f"<script>لا</script><!-- لا --><STYLE>لا</Style >{BODY}&nbsp;&laquo;<br>نعم"
    lines = read_one(markup.encode()).text.split("\n")
    assert lines[:3] == [FIRST, SECOND, THIRD]
    assert lines[-1] == "نعم"
    assert not any(line == "لا" for line in lines)


def test_deep_pages_whose_lower_case_is_longer() -> None:
    assert "نص" in read_one(("<div>" * 500 + "İ<script>a</script>نص").encode()).text


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("نص", "نص"),
        ("سطر\nسطر", "سطر\nسطر"),
        ("<p>أ</p><p>ب</p>", "أ\n\nب"),
        ("أ<br>ب", "أ\nب"),
        ("a &amp; b", "a & b"),
        ("5 < 6", "5 < 6"),
        ("<img src=x onerror=alert(1)>", ""),
        ("<script>alert(1)</script>نص", "نص"),
    ],
)
def test_fragments(fragment: str, text: str) -> None:
    assert text_of_fragment(fragment) == text


def test_a_deep_fragment() -> None:
    assert text_of_fragment("<div>" * 5000 + "نص") == "نص"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div ",
                "class='",
                ">",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "&",
                "نص",
                "\0",
                "<time datetime='",
                "]]>",
                "<meta ",
                "content=",
            ]
        )
        | st.binary(max_size=5)
    )
)
def test_no_markup_raises(tmp_path: Path, parts: list[str | bytes]) -> None:
    content = b"".join(part.encode() if isinstance(part, str) else part for part in parts)
    read_bytes(tmp_path, "a.html", content)


def test_real_pages(shared: Path) -> None:
    folder = shared / "dev" / "html"
    if not folder.is_dir():
        pytest.skip("no real pages beside the project")
    for entry in json.loads((folder / "MANIFEST.json").read_text(encoding="utf-8")):
        (document,), failures = read(shared / "dev" / entry["file"])
        assert failures == []
        for wanted in entry.get("gold_with", []):
            assert wanted in document.text, entry["file"]
        for unwanted in entry.get("gold_without", []):
            assert unwanted not in document.text, entry["file"]
        if document.meta.published:
            assert document.meta.published.isoformat() == entry["gold_date"]
