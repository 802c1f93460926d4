"""Events in every surrounding: what stands around a sentence changes neither what it tells nor who acts in it."""

from functools import cache

import pytest

from tawatur.annotate.pipeline import annotate
from tawatur.model import EventMention

SENTENCES = (
    "قصف الجيش السوداني مواقع قوات الدعم السريع",
    "اعتقلت الشرطة المغربية ثلاثة ناشطين",
    "اتهمت إيران إسرائيل باغتيال العالم",
    "استقبل الرئيس المصري عبد الفتاح السيسي وزير الخارجية التركي",
    "تظاهر آلاف العمال أمام البرلمان",
    "أدان مجلس الأمن الهجوم على السفارة",
    "وقع وزير النفط العراقي اتفاقا مع شركة توتال",
    "طالبت منظمة العفو الدولية السلطات التونسية بالإفراج عن الصحفي",
    "قتل مسلحون مجهولون شرطيين في كركوك",
    "سلم حزب الله الجيش اللبناني أسلحة ثقيلة",
    "فرضت بريطانيا عقوبات على بنك روسي",
    "رفضت حركة حماس مقترح الهدنة",
    "نشرت روسيا قوات قرب الحدود الأوكرانية",
    "أرسلت قطر مساعدات إلى السودان",
    "زار ولي العهد السعودي باريس",
    "انسحبت القوات الفرنسية من النيجر",
    "أفرجت السلطات الجزائرية عن الناشط",
    "دعا الاتحاد الأوروبي صربيا إلى ضبط النفس",
    "استهدفت طائرات التحالف مخازن الحوثيين",
    "أجرى وزير الدفاع الأردني مباحثات مع نظيره العراقي",
    "شكر الرئيس التونسي ملك المغرب",
    "اختطفت جماعة بوكو حرام طلابا",
    "حاصرت القوات الإسرائيلية مدينة جنين",
    "طردت أذربيجان السفير الإيراني",
    "وافق البرلمان الليبي على الميزانية",
    "أعدمت السلطات العراقية عشرة مدانين",
    "هاجم مستوطنون قرية فلسطينية",
)
SURROUNDINGS = (
    "{} أمس الثلاثاء.",
    "عاجل: {}",
    "كما {}.",
    "وفي سياق متصل، {}.",
    "من جهة أخرى، {} في وقت متأخر من الليل.",
    "{}، بحسب ما أفادت وكالة رويترز.",
    "{}، وفق بيان رسمي.",
    "وكانت وسائل إعلام ذكرت أن الوضع متوتر. و{}.",
    "{} بعد ساعات من انتهاء المهلة.",
    "{} فيما تتواصل الجهود الدولية.",
    "في غضون ذلك {}.",
    "{} لليوم الثالث على التوالي.",
    "وبعد أسبوع من التوتر {} للمرة الأولى منذ عام 2019.",
    "ونقلت صحيفة محلية عن مصدر مطلع قوله: {}.",
    "• {}",
    "وسط أجواء مشحونة، {}، ما أثار ردود فعل واسعة.",
    "لليوم الثاني {}",
    "اليوم {}",
    "بغداد - {}.",
    "{}!",
    "وقد {}.",
    "حيث {}.",
    "{} على خلفية الأزمة الأخيرة.",
    "وبالتزامن {}، في خطوة غير مسبوقة.",
    "ف{}.",
    "ثم {}.",
    "بينما {}.",
    "{}، الأمر الذي رفضته المعارضة.",
    "إلى ذلك، {}.",
    "وبدورها {}.",
    "{}؛ وذلك ردا على الأحداث الأخيرة.",
    '"{}"، هكذا عنونت الصحيفة.',
)

Told = tuple[str, str | None, tuple[str, ...], tuple[str, ...], str, str]


def tell(text: str) -> dict[str, Told]:
    """What each trigger of a text tells: type, mode, actors, recipients, realis, polarity."""
    document = annotate(text, "2024-05-02", "Test")
    return {
        text[e.start : e.end]: (
            e.type,
            e.mode,
            tuple(text[a.start : a.end] for a in e.actors),
            tuple(text[a.start : a.end] for a in e.recipients),
            e.realis,
            e.polarity,
        )
        for e in document[EventMention]
    }


@cache
def alone(sentence: str) -> tuple[str, Told]:
    """The first trigger of a sentence that stands by itself, and what it tells."""
    return next(iter(tell(sentence + ".").items()))


@pytest.mark.parametrize("surrounding", SURROUNDINGS)
def test_what_stands_around_a_sentence_changes_nothing(surrounding: str) -> None:
    for sentence in SENTENCES:
        trigger, told = alone(sentence)
        assert tell(surrounding.format(sentence)).get(trigger) == told, sentence
