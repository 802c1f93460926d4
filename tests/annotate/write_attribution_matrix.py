"""Writes tests/cases/ar/attribution_matrix.cases: every class of cue in every order, kind and length of chain, twice.

    python -m tests.annotate.write_attribution_matrix

The sentences are put together from subjects, verbs and contents of our own; the cases are what the grammar of the
codebook says, not what the program printed. tests/annotate/test_attribution_matrix.py runs them and counts the cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from tests.cases_format import CASES

FILE = CASES / "attribution_matrix.cases"
ORDERS = ("vso", "svo", "understood", "participle")
KINDS = ("indirect", "direct", "mixed")
LENGTHS = ("n1", "n2")

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
# «مدينة» is a town, «مطالبة» a demand, «واعدة» promising: feminine participles that are other words.
_NO_FEMININE_PARTICIPLE = frozenset({"مدينة", "مطالبة", "واعدة", "داعية", "مرحبة"})


def _lines() -> Iterator[str]:
    for group, order, kind, length in product(VERBS, ORDERS, KINDS, LENGTHS):
        for number, verb in enumerate(VERBS[group]):
            yield _line(group, order, kind, length, number, verb)


def _line(
    group: str, order: str, kind: str, length: str, number: int, verb: tuple[str, str, str, str, tuple[str, str, str]]
) -> str:
    past_m, past_f, participle_m, participle_f, contents = verb
    content = contents[KINDS.index(kind)]
    place = ORDERS.index(order) + KINDS.index(kind) + number
    feminine = number == 1 and not (order == "participle" and participle_f in _NO_FEMININE_PARTICIPLE)
    subject = _FEMININE[place % len(_FEMININE)] if feminine else _MASCULINE[place % len(_MASCULINE)]
    past, participle = (past_f, participle_f) if feminine else (past_m, participle_m)
    dateline = _DATELINES[place % len(_DATELINES)] if length == "n2" else ""
    stance = " denied" if group == "deny" else ""
    own = f"{group} {order} {kind} {length}{stance}"
    before = _BEFORE["f" if feminine else "m"] % subject
    if order == "vso":
        return f"{own} | {dateline}{{{{{past}}}}} <<{subject}>> {content}."
    if order == "svo":
        being = "كانت" if feminine else "كان"
        return f"{own} | {dateline}{being} <<{subject}>> قد {{{{{past}}}}} {content}."
    first = f"say vso indirect {length};{own} again"
    if order == "understood":
        return f"{first} | {dateline}{before}. و{{{{{past}}}}} {content}."
    return f"{first} | {dateline}{before}، {{{{{participle}}}}} {content}."


def write(path: Path = FILE) -> str:
    """Write the file anew and return its text."""
    text = _HEAD + "".join(f"{line}\n" for line in _lines())
    path.write_text(text, encoding="utf-8")
    return text


if __name__ == "__main__":
    write()
