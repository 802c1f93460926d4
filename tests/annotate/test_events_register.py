"""What kind of text a report is, and how its events are weighed by it."""

from __future__ import annotations

import pytest

from tawatur.annotate.events.chunking import read_report
from tawatur.annotate.events.register import register_of
from tawatur.annotate.pipeline import annotate
from tawatur.model import EventMention

NEWS = (
    "أعلن وزير الداخلية العراقي عبد الأمير الشمري اليوم الثلاثاء أن قوات الأمن اعتقلت ستة مسلحين في "
    "محافظة ديالى. وقال الوزير خلال مؤتمر صحفي في بغداد إن الشرطة ضبطت أسلحة وذخائر في منزل جنوب بعقوبة. "
    "وأضاف المتحدث باسم الوزارة خالد المحنا أن التحقيق مستمر مع الموقوفين منذ أمس الإثنين. وذكر مصدر أمني"
    " لوكالة الأنباء العراقية أن العملية جرت بالتعاون مع قيادة عمليات ديالى، وأسفرت عن إصابة شرطيين نقلا "
    "إلى مستشفى بعقوبة العام. وكان محافظ ديالى قد طالب الحكومة الاتحادية بإرسال تعزيزات إلى المحافظة بعد "
    "هجوم نفذه تنظيم داعش على نقطة تفتيش قرب المقدادية. ودعا رئيس مجلس النواب إلى جلسة طارئة الخميس "
    "المقبل، في حين نفى النائب حسن الكعبي وجود خروقات."
)
COLUMN = (
    "لماذا نخاف من الفشل؟ هل لأن الناس يحكمون علينا، أم لأننا نحكم على أنفسنا؟ الحقيقة أن الخوف يقتل "
    "الأحلام قبل أن تولد، وأن الإنسان لا يعيش حياته إلا إذا عرف قلبه. يا عزيزي القارئ، تأمل حياتك قليلا، "
    "فربما تجد أنك تهاجم نفسك كل يوم. ولكن ما الذي يجب علينا فعله؟ أعتقد أننا نحتاج إلى الصدق، بل إلى شيء"
    " من الجنون أيضا! ليست السعادة هدفا، وإنما هي طريق، وكلما فهمنا هذا المعنى صرنا أقرب إلى الحياة. ثم "
    "إن العقل وحده لا يكفي، فهو يفسر الألم ولا يداويه، وهكذا يبقى الحب أجمل ما في البشر، ولعله آخر ما "
    "نخسره. فلا تقتل طفولتك، ولا تعتقل ضحكتك، ولا تحاصر روحك بالأسئلة."
)
SPORT = (
    "هاجم فريق النجم مرمى ضيفه منذ صافرة البداية، ودك لاعبوه شباك الحارس بهدفين في الشوط الأول. واعترض "
    "مدرب الفريق على قرار الحكم الذي طرد المهاجم في الدقيقة السبعين من المباراة. وقال المدرب إن اللاعبين "
    "قاتلوا حتى النهاية في بطولة الدوري، وإن النادي سيتعاقد مع لاعب محترف قبل بداية الموسم. وتفجرت فرحة "
    "الجماهير في مدرجات الملعب بعد الهدف الثالث الذي حسم الكأس. ويستعد المنتخب للتصفيات بمعسكر في تونس، "
    "حيث يلتقي الفريق ناديا فرنسيا في مباراة ودية. وانتقد اللاعب إدارة النادي، وطالب المدرب اللاعبين "
    "بالتركيز في المباريات المقبلة حتى لا يخسروا صدارة الدوري."
)


def register(text: str) -> dict[str, float]:
    return register_of(read_report(annotate(text, "2023-11-07")))


def test_news_is_sourced_named_titled_and_fresh() -> None:
    news, column = register(NEWS), register(COLUMN)
    for name in ("named", "titled", "sourced", "fresh"):
        assert news[f"register={name}"] > column.get(f"register={name}", 0.0)


def test_a_column_argues_asks_and_speaks_to_its_reader() -> None:
    news, column = register(NEWS), register(COLUMN)
    for name in ("argument", "asking", "living", "self", "reader", "exclaimed"):
        assert column[f"register={name}"] > news.get(f"register={name}", 0.0)


def test_a_section_shows_in_its_nouns() -> None:
    assert register(SPORT)["register=sport"] > 1.5
    assert "register=sport" not in register(NEWS)


@pytest.mark.parametrize("text", ["", "قصفت الطائرات موقعا", "لماذا؟ " * 20])
def test_a_short_text_shows_no_register(text: str) -> None:
    assert register(text) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "قتل مسلحون شرطيا في كركوك.",
        "اعتقلت الشرطة ناشطا في عدن.",
        "التقى وزير الخارجية المصري نظيره الليبي في القاهرة.",
    ],
)
def test_the_same_sentence_is_surer_in_the_news(sentence: str) -> None:
    def sure(text: str) -> float:
        events = annotate(text + " " + sentence, "2023-11-07")[EventMention]
        return max((e.confidence for e in events if e.start > len(text)), default=0.0)

    assert sure(NEWS) > sure(COLUMN)
    assert sure(NEWS) > sure(SPORT)


def test_a_column_full_of_figures_tells_of_few_events() -> None:
    assert len(annotate(COLUMN, "2023-11-07")[EventMention]) <= 1
    assert len(annotate(NEWS, "2023-11-07")[EventMention]) >= 4
