"""Writes tests/cases/ar/attribution_matrix.cases: every class of cue in every order, kind and length of chain, twice.

    python -m tests.annotate.write_attribution_matrix            writes the file
    python -m tests.annotate.write_attribution_matrix --print    counts the cases of each cell

The sentences are put together from subjects, verbs and contents of our own; the cases are what the grammar of the
codebook says, not what the program printed. tests/annotate/test_attribution_matrix.py runs them and counts the cells.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from tests.cases_format import CASES, read_cases

FILE = CASES / "attribution_matrix.cases"
FILES = ("attribution", "attribution_more", "attribution_hand", "attribution_press", "attribution_matrix")
# The verb before its subject, behind it, without one, as a participle; the quote before it, and on both sides.
ORDERS = ("vso", "svo", "understood", "participle", "before", "middle")
KINDS = ("indirect", "direct", "mixed")
LENGTHS = ("n1", "n2", "n3")
# Content before its cue and around it is a quote, and only these classes follow one.
BEHIND_QUOTES = frozenset({"say", "think", "warn", "ask", "promise"})
_THIRD = "، بحسب ما نقلته وكالة الأناضول"
_MORE = "وهذا ما اتفقنا عليه جميعا"

_HEAD = """\
# Every class of cue in every order, kind and length of chain, twice. Marks and words as in attribution.cases. Made by
# tests/annotate/write_attribution_matrix.py from subjects, verbs and contents of our own; checked by running, and read
# by eye in samples only.
"""
_MASCULINE = ("وزير النقل الأردني", "وزير الصحة العماني", "الرئيس الموريتاني", "وزير الزراعة الليبي")
_FEMININE = ("وزارة الداخلية البحرينية", "وزارة الخارجية الجزائرية")
_DATELINES = ("الرباط (رويترز) - ", "نواكشوط (أ ف ب) - ", "مسقط (د ب أ) - ")
_BEFORE = {
    "m": "{{أوضح}} <<%s>> [[أن الاجتماع تأجل يوما]]",
    "f": "{{أوضحت}} <<%s>> [[أن الاجتماع تأجل يوما]]",
}

# class → verbs (past masculine, past feminine, participle masculine, feminine, content by kind)
VERBS: dict[str, list[tuple[str, str, str, str, tuple[str, str, str]]]] = {
    "say": [
        (
            "أكد",
            "أكدت",
            "مؤكدا",
            "مؤكدة",
            (
                "[[أن السد يعمل بكامل طاقته]]",
                'أن "[[السد يعمل بكامل طاقته]]"',
                '[[أن السد "يعمل بكامل طاقته" منذ أمس]]',
            ),
        ),
        (
            "أضاف",
            "أضافت",
            "مضيفا",
            "مضيفة",
            (
                "[[أن الفرق وصلت إلى القرية]]",
                'أن "[[الفرق وصلت إلى القرية]]"',
                '[[أن الفرق "وصلت متأخرة جدا" إلى القرية]]',
            ),
        ),
    ],
    "think": [
        (
            "اعتبر",
            "اعتبرت",
            "معتبرا",
            "معتبرة",
            (
                "[[أن الخطة قابلة للتنفيذ]]",
                'أن "[[الخطة قابلة للتنفيذ]]"',
                '[[أن الخطة "خطوة نحو الأفضل" للجميع]]',
            ),
        ),
        (
            "توقع",
            "توقعت",
            "متوقعا",
            "متوقعة",
            (
                "[[أن تنخفض الحرارة في الشمال]]",
                'أن "[[تنخفض الحرارة في الشمال]]"',
                '[[أن تعود الرحلات "إلى سابق عهدها" بعد العيد]]',
            ),
        ),
    ],
    "warn": [
        (
            "حذر",
            "حذرت",
            "محذرا",
            "محذرة",
            (
                "[[من نقص المياه في القرى]]",
                'من "[[نقص المياه في القرى]]"',
                '[[من "صيف شديد القسوة" على المزارعين]]',
            ),
        ),
        (
            "نبه",
            "نبهت",
            "منبها",
            "منبهة",
            (
                "[[إلى خطورة السباحة في النهر]]",
                'إلى "[[خطورة السباحة في النهر]]"',
                '[[إلى أن الجسر "آيل إلى السقوط" منذ عام]]',
            ),
        ),
    ],
    "deny": [
        (
            "نفى",
            "نفت",
            "نافيا",
            "نافية",
            (
                "[[وجود أي خلاف مع الشركة]]",
                '"[[وجود أي خلاف مع الشركة]]"',
                '[[وجود "أي خلاف مهما صغر" مع الشركة]]',
            ),
        ),
        (
            "نفى",
            "نفت",
            "نافيا",
            "نافية",
            (
                "[[أن تكون المفاوضات قد توقفت]]",
                'أن "[[تكون المفاوضات قد توقفت]]"',
                '[[أن تكون المفاوضات "قد انهارت تماما" كما أشيع]]',
            ),
        ),
    ],
    "ask-for": [
        (
            "دعا",
            "دعت",
            "داعيا",
            "داعية",
            (
                "[[إلى حوار بين الأطراف]]",
                'إلى "[[حوار بين الأطراف]]"',
                '[[إلى حوار "بلا شروط مسبقة" بين الأطراف]]',
            ),
        ),
        (
            "طالب",
            "طالبت",
            "مطالبا",
            "مطالبة",
            (
                "[[بفتح تحقيق في الحادث]]",
                'بـ"[[فتح تحقيق في الحادث]]"',
                '[[بتحقيق "شفاف وعادل وسريع" في الحادث]]',
            ),
        ),
    ],
    "promise": [
        (
            "تعهد",
            "تعهدت",
            "متعهدا",
            "متعهدة",
            (
                "[[بإصلاح الطريق قبل الشتاء]]",
                'بـ"[[إصلاح الطريق قبل الشتاء]]"',
                '[[بإصلاح الطريق "في أقرب وقت ممكن" قبل الشتاء]]',
            ),
        ),
        (
            "وعد",
            "وعدت",
            "واعدا",
            "واعدة",
            (
                "[[بتعويض المتضررين من السيول]]",
                'بـ"[[تعويض المتضررين من السيول]]"',
                '[[بتعويض المتضررين "تعويضا كاملا وعادلا" من السيول]]',
            ),
        ),
    ],
    "praise": [
        (
            "أشاد",
            "أشادت",
            "مشيدا",
            "مشيدة",
            (
                "[[بجهود فرق الإنقاذ]]",
                'بـ"[[جهود فرق الإنقاذ كلها]]"',
                '[[بجهود فرق الإنقاذ "التي لا تعرف الكلل" في الجبال]]',
            ),
        ),
        (
            "رحب",
            "رحبت",
            "مرحبا",
            "مرحبة",
            (
                "[[باستئناف الرحلات بين البلدين]]",
                'بـ"[[استئناف الرحلات بين البلدين]]"',
                '[[باستئناف الرحلات "بعد انقطاع طويل" بين البلدين]]',
            ),
        ),
    ],
    "blame": [
        (
            "أدان",
            "أدانت",
            "مدينا",
            "مدينة",
            (
                "[[الهجوم على القافلة]]",
                '"[[الهجوم الآثم على القافلة]]"',
                '[[الهجوم "الجبان وغير المبرر" على القافلة]]',
            ),
        ),
        (
            "ندد",
            "نددت",
            "منددا",
            "منددة",
            (
                "[[باعتقال الصحفيين في المدينة]]",
                'بـ"[[اعتقال الصحفيين في المدينة]]"',
                '[[باعتقال الصحفيين "من دون أي سند" في المدينة]]',
            ),
        ),
    ],
}
VERBS["claim"] = [
    (
        "تبنى",
        "تبنت",
        "متبنيا",
        "متبنية",
        (
            "[[الهجوم على القاعدة البحرية]]",
            '"[[الهجوم على القاعدة البحرية]]"',
            '[[الهجوم على "قاعدة الشمال البحرية" قرب الحدود]]',
        ),
    ),
    (
        "تبنى",
        "تبنت",
        "متبنيا",
        "متبنية",
        (
            "[[تفجير خط الأنابيب]]",
            '"[[تفجير خط الأنابيب الشرقي]]"',
            '[[تفجير "خط الأنابيب الشرقي" فجرا]]',
        ),
    ),
]
VERBS["ask"] = [
    (
        "تساءل",
        "تساءلت",
        "متسائلا",
        "متسائلة",
        (
            "[[عن جدوى العقوبات]]",
            ': "[[ما الذي ننتظره حتى نتحرك]]"',
            '[[عن جدوى "العقوبات الطويلة والقاسية" على الناس]]',
        ),
    ),
    (
        "تساءل",
        "تساءلت",
        "متسائلا",
        "متسائلة",
        (
            "[[عن سبب هذا الصمت]]",
            ': "[[من يدفع ثمن هذا التأخير]]"',
            '[[عن سبب "هذا الصمت المريب والطويل" في المجلس]]',
        ),
    ),
]
VERBS["reject"] = [
    (
        "رفض",
        "رفضت",
        "رافضا",
        "رافضة",
        (
            "[[أي تدخل في القضاء]]",
            '"[[أي تدخل في القضاء]]"',
            '[[أي تدخل "مهما كان حجمه" في القضاء]]',
        ),
    ),
    (
        "رفض",
        "رفضت",
        "رافضا",
        "رافضة",
        (
            "[[كل شرط جديد في العقد]]",
            '"[[كل شرط جديد في العقد]]"',
            '[[كل شرط "جديد أو معدل" في العقد]]',
        ),
    ),
]
# A paper carries on an official's words, and a source preposition names who says what stands before or behind it.
_RELAYED = ("صحيفة «الشاطئ»", "مجلة «الأفق»")
_SAID = ("[[إن الجسر سيفتح غدا]]", 'إن "[[الجسر سيفتح غدا]]"', '[[إن الجسر "سيفتح غدا بلا تأخير" أمام السيارات]]')
_CLAUSES = (
    ("[[أغلق المطار ساعتين بسبب الضباب]]", "[[غرقت ثلاث سفن قبالة الساحل]]"),
    ('"[[لن يفتح المعبر قبل شهر]]"', '"[[الحريق بات تحت السيطرة]]"'),
    ('[[سمع دوي "انفجارات متتالية" قرب الميناء]]', '[[عثر على رسالة "تحمل تهديدا صريحا" في الحقيبة]]'),
)
# «مدينة» is a town, «مطالبة» a demand, «واعدة» promising: feminine participles that are other words.
_NO_FEMININE_PARTICIPLE = frozenset({"مدينة", "مطالبة", "واعدة", "داعية", "مرحبة"})


def _lines() -> Iterator[str]:
    for group, order, kind, length in product(VERBS, ORDERS, KINDS, LENGTHS):
        if not exists(group, order, kind, length):
            continue
        for number, verb in enumerate(VERBS[group]):
            yield _line(group, order, kind, length, number, verb)
    for kind, length, number in product(KINDS, LENGTHS[1:], (0, 1)):
        yield _relayed(kind, length, number)
    for order, kind, length, number in product(("before", "lead"), KINDS, LENGTHS, (0, 1)):
        if exists("source", order, kind, length):
            yield _sourced(order, kind, length, number)


def exists(group: str, order: str, kind: str, length: str) -> bool:
    """Whether the language has a cell: what precedes its cue is a quote, one who passes words on is a second link."""
    if group == "relay":
        return order == "vso" and length != "n1"
    if group == "source":
        return order == "before" or (order == "lead" and kind != "direct")
    if order in {"before", "middle"}:
        return kind == "direct" and group in BEHIND_QUOTES
    return order in ORDERS


def _relayed(kind: str, length: str, number: int) -> str:
    dateline = _DATELINES[number] if length == "n3" else ""
    said = _SAID[KINDS.index(kind)]
    told = f"نقلت {_RELAYED[number]} عن <<{_MASCULINE[number]}>> {{{{قوله}}}} {said}"
    return f"relay vso {kind} {length} | {dateline}{told}."


def _sourced(order: str, kind: str, length: str, number: int) -> str:
    dateline = _DATELINES[number] if length != "n1" else ""
    clause, subject = _CLAUSES[KINDS.index(kind)][number], _FEMININE[number]
    paper = f"{_RELAYED[number]} نقلا عن " if length == "n3" else ""
    if order == "before":
        return f"source before {kind} {length} | {dateline}{clause}، {{{{بحسب}}}} {paper}<<{subject}>>."
    return f"source lead {kind} {length} | {dateline}{{{{بحسب}}}} {paper}<<{subject}>>، {clause}."


def _line(
    group: str, order: str, kind: str, length: str, number: int, verb: tuple[str, str, str, str, tuple[str, str, str]]
) -> str:
    past_m, past_f, participle_m, participle_f, contents = verb
    content = contents[KINDS.index(kind)]
    place = ORDERS.index(order) + KINDS.index(kind) + number
    feminine = number == 1 and not (order == "participle" and participle_f in _NO_FEMININE_PARTICIPLE)
    subject = _FEMININE[place % len(_FEMININE)] if feminine else _MASCULINE[place % len(_MASCULINE)]
    past, participle = (past_f, participle_f) if feminine else (past_m, participle_m)
    dateline = _DATELINES[place % len(_DATELINES)] if length != "n1" else ""
    stance = {"deny": " denied", "claim": " claimed"}.get(group, "")
    end = _THIRD if length == "n3" else ""
    own = f"{group} {order} {kind} {length}{stance}"
    before = _BEFORE["f" if feminine else "m"] % subject
    if order == "vso":
        return f"{own} | {dateline}{{{{{past}}}}} <<{subject}>> {content}{end}.".replace(" :", ":")
    if order == "svo":
        being = "كانت" if feminine else "كان"
        return f"{own} | {dateline}{being} <<{subject}>> قد {{{{{past}}}}} {content}{end}.".replace(" :", ":")
    if order == "before":
        return f"{own} | {dateline}{_quote_of(content)}، {{{{{past}}}}} <<{subject}>>{end}."
    if order == "middle":
        quote = _quote_of(content).replace("]]", "")
        return f'{own} | {dateline}{quote}، {{{{{past}}}}} <<{subject}>>، "{_MORE}]]"{end}.'
    first = f"say vso indirect {LENGTHS[length != 'n1']};{own} again"
    if order == "understood":
        return f"{first} | {dateline}{before}. و{{{{{past}}}}} {content}{end}.".replace(" :", ":")
    return f"{first} | {dateline}{before}، {{{{{participle}}}}} {content}{end}.".replace(" :", ":")


def _quote_of(content: str) -> str:
    return content[content.index('"') :]


def write(path: Path = FILE) -> str:
    """Write the file anew and return its text."""
    text = _HEAD + "".join(f"{line}\n" for line in _lines())
    path.write_text(text, encoding="utf-8")
    return text


def cells() -> Counter[tuple[str, ...]]:
    """How often each cell of class, order, kind and length stands in the files of cases."""
    return Counter(
        tuple(expected[:4]) for name in FILES for case in read_cases(name) for expected in case.expected if expected[1:]
    )


def table() -> str:
    """The matrix as text: a line for each class and order, a column for each kind and length; "-" does not exist."""
    counted = cells()
    columns = [*product(KINDS, LENGTHS)]
    lines = ["class order ".ljust(22) + " ".join(f"{kind[:3]}/{length}".rjust(6) for kind, length in columns)]
    for group, order in product([*VERBS, "relay", "source"], [*ORDERS, "lead"]):
        if any(exists(group, order, *column) for column in columns):
            row = (str(counted[group, order, *c]) if exists(group, order, *c) else "-" for c in columns)
            lines.append(f"{group} {order}".ljust(22) + " ".join(cell.rjust(6) for cell in row))
    return "\n".join(lines)


if __name__ == "__main__":
    if "--print" in sys.argv:
        sys.stdout.write(table() + "\n")
    else:
        write()
