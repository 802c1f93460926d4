"""The order of chains, link by link: from the outermost source to the speaker."""

from __future__ import annotations

import pytest

from tawatur.annotate.attribution.wires import is_outlet, known_wire, unknown_wire
from tawatur.text.segment import tokenize
from tests.annotate.attribution_helpers import attributions, names

# text → what each link's words hold, outermost first, the outlet left out
_CHAINS = [
    ("نقلت وكالة رويترز عن مصدر أمني قوله إن الحملة بدأت.", ["رويترز", "مصدر"]),
    ('نقلت صحيفة "الغد" عن مصدر حكومي قوله إن التعديل وشيك.', ["الغد", "مصدر"]),
    ('قالت صحيفة "الغد"، نقلا عن مصدر حكومي، إن التعديل وشيك.', ["الغد", "مصدر"]),
    ('ذكرت قناة "الأفق" نقلا عن شهود عيان أن النار التهمت السوق.', ["الأفق", "شهود"]),
    ("أفادت وكالة رويترز نقلا عن مسؤول تركي بأن الجسر أغلق.", ["رويترز", "مسؤول"]),
    ('غادر الوفد المدينة ليلا، بحسب ما ذكرت صحيفة "الغد" نقلا عن مصدر أمني.', ["الغد", "مصدر"]),
    ("أغلق الميناء أبوابه، وفق ما أوردت وكالة الأناضول نقلا عن مسؤول محلي.", ["الأناضول", "مسؤول"]),
    ('بحسب صحيفة "الغد" نقلا عن مصدر دبلوماسي، تأجلت القمة أسبوعا.', ["الغد", "مصدر"]),
    ('القاهرة (رويترز) - نقلت صحيفة "الغد" عن مصدر قضائي قوله إن الحكم يصدر غدا.', ["رويترز", "الغد", "مصدر"]),
    ('دمشق (أ ف ب) - قالت صحيفة "الغد"، نقلا عن مصدر طبي، إن الجرحى بخير.', ["أ ف ب", "الغد", "مصدر"]),
    ('تونس (رويترز) - أغلق المطار، بحسب ما ذكرت إذاعة "الساحل" نقلا عن مسؤول أمني.', ["رويترز", "الساحل", "مسؤول"]),
    ("قال مسؤول أمني لوكالة رويترز إن الطريق فتح.", ["رويترز", "مسؤول"]),
    ("الرباط (أ ف ب) - قال وزير النقل المغربي إن القطار وصل.", ["أ ف ب", "وزير"]),
    ("قال وزير النقل المغربي إن القطار وصل، بحسب وكالة الأناضول.", ["الأناضول", "وزير"]),
    ("وفقا لوزارة الخارجية القطرية، أكد الرئيس الفرنسي أن الهدنة صامدة.", ["وزارة", "الرئيس"]),
    ("قالت وزارة الخارجية المصرية إن وزير الدفاع التركي أكد أن الانسحاب اكتمل.", ["وزارة", "وزير"]),
    ("المكلا (وكالة الشاطئ للأنباء) - قال وزير النقل اليمني إن الميناء يعمل.", ["الشاطئ", "وزير"]),
    (
        "المكلا (وكالة الشاطئ للأنباء) - قال وزير النقل اليمني لوكالة رويترز إن الميناء يعمل.",
        ["الشاطئ", "رويترز", "وزير"],
    ),
    ("قالت وزارة الداخلية العراقية في بيان تلقته وكالة الأناضول إن الهجوم أحبط.", ["الأناضول", "وزارة"]),
    ("أضافت زينة الحلبي أن نواب الحركة اعترفوا بأن العقد لم يوقع، متهمة الحركة بإخفاء الأوراق.", ["زينة"]),
    ("قال وزير المالية الأردني إن واشنطن أعلنت أن القرض جاهز، مشيرا إلى أن التوقيع قريب.", ["وزير"]),
    ("قال وزير المالية الأردني إن واشنطن أعلنت أن القرض جاهز، مضيفة أن التوقيع قريب.", ["وزير", "واشنطن"]),
]


@pytest.mark.parametrize(("text", "links"), _CHAINS)
def test_a_chain_runs_from_the_outermost_source_to_the_speaker(text: str, links: list[str]) -> None:
    chain = attributions(text, outlet="Sada")[-1].chain
    assert [chain[0].role, chain[0].name] == ["outlet", "Sada"]
    words = [text[link.start : link.end] for link in chain[1:] if link.start is not None]
    assert len(words) == len(links), words
    for shown, wanted in zip(words, links, strict=True):
        assert wanted in shown


@pytest.mark.parametrize(("text", "links"), _CHAINS)
def test_an_unknown_outlet_stands_first_without_a_name(text: str, links: list[str]) -> None:
    chain = attributions(text)[-1].chain
    assert chain[0].name is None
    assert len(chain) == len(links) + 1


def test_an_agency_that_is_the_outlet_is_left_out() -> None:
    text = "عدن (وكالة الساحل للأنباء) – قال وزير النقل اليمني إن المطار يعمل."
    assert len(attributions(text, outlet="Sahil News Agency")[0].chain) == 2
    assert len(attributions(text, outlet="وكالة الساحل للأنباء")[0].chain) == 2
    assert len(attributions(text, outlet="Aden Live")[0].chain) == 3


@pytest.mark.parametrize(
    ("name", "outlet", "same"),
    [
        ("وكالة الساحل للأنباء", "Sahil News Agency", True),
        ("وكالة الساحل للأنباء", "Al-Sahil", True),
        ("وكالة الساحل للأنباء", "", False),
        ("وكالة الشاطئ للأنباء", "Sahil News Agency", False),
        ("وكالة للأنباء", "Sahil News Agency", False),
        ("Reuters", "Reuters", True),
        ("Reuters", "reuters", True),
        ("Reuters", "Sada", False),
        ("النوبة برس", "Nuba Press", False),
        ("قدس برس", "Quds Press", True),
    ],
)
def test_an_agency_and_the_outlet_by_their_consonants(name: str, outlet: str, same: bool) -> None:
    assert is_outlet(name, outlet) is same


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("(وكالة الشاطئ للأنباء)", "وكالة الشاطئ للأنباء"),
        ("(ظفار نيوز)", "ظفار نيوز"),
        ("(النوبة برس)", "النوبة برس"),
        ("(المشرق الإخبارية)", "المشرق الإخبارية"),
        ("(وكالة)", None),
        ("(جنوب اليمن)", None),
        ("(برس)", None),
        ("(وكالة الشاطئ", None),
        ("وكالة الشاطئ للأنباء)", None),
    ],
)
def test_an_agency_by_the_words_of_its_bracket(text: str, name: str | None) -> None:
    wire = unknown_wire(tokenize(text), 1 if text.startswith("(") else 0)
    assert (wire.name if wire else None) == name


@pytest.mark.parametrize(
    ("name", "whole", "known"),
    [
        ("وكالة رويترز", True, "Reuters"),
        ("الوكالة السورية للأنباء", True, "Syrian Arab News Agency"),
        ("وكالة الأنباء البحرينية", True, "Bahrain News Agency"),
        ("وكالة رويترز العالمية", False, "Reuters"),
        ("وكالة رويترز العالمية", True, None),
        ("وكالة الشاطئ للأنباء", False, None),
        ("", False, None),
    ],
)
def test_names_of_agencies_known(name: str, whole: bool, known: str | None) -> None:
    assert known_wire(name, whole=whole) == known


def test_a_credit_between_two_sentences_holds_for_the_report() -> None:
    (one,) = attributions(
        "انتهى العرض الجوي قبل الظهر. «واس» وزار الوفد المصنع. وقال وزير النقل المصري إن الطريق طويل."
    )
    assert names(one)[0] == "Saudi Press Agency"
