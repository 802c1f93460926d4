"""Names in every surrounding: who is named whole in one place of a sentence is named whole in the others."""

import pytest

from tawatur.annotate.mentions import find_mentions
from tawatur.model import Mention, Meta, make_document

PEOPLE = (
    "يوسف شعبان",
    "كريم بن سالم",
    "خالد العتيبي",
    "عبد الرحمن الدوسري",
    "أبو بكر عثمان",
    "محمد ولد الشيخ",
    "فاطمة الزهراء بوعزيز",
    "نور الدين بلحاج",
    "سعود بن ناصر آل ثاني",
    "أحمد ياسين",
    "طارق عزيز",
    "نصر الله",
    "رغد السهيل",
    "غسان كنعان",
    "شيرزاد بارزاني",
    "جون سميث",
    "ناتالي دوبوا",
    "إيغور كوزلوف",
    "رضا پهلوان",
)
PLACES = (
    "قال {} إن الوضع هادئ",
    "قال المتحدث {} إن الوضع هادئ",
    "بحث {} مع الوفد سبل التعاون",
    "استقبل الرئيس {} في القصر",
    "{} يدعو إلى ضبط النفس",
    "وفقا ل{} فإن الوضع هادئ",
    "بحسب {} فإن الوضع هادئ",
    "من جانبه، قال {} إن",
    "اتهم {} الحكومة بالتقصير",
    "اعتقلت الشرطة {} أمس",
    "مقتل {} في غارة",
    "اغتيال {} وسط المدينة",
    "سلمت الجائزة ل{} أمس",
    "أشاد ب{} في كلمته",
    "وأضاف {}: الوضع هادئ",
    "التقى الوزير {} أمس",
    "وكان {} قد وصل أمس",
    "انتخب {} رئيسا للبرلمان",
    "عين {} وزيرا للخارجية",
    "أصيب {} بجروح",
    "مع {} وعدد من المسؤولين",
    "في بيان، نفى {} هذه الأنباء",
    "من قبل {} نفسه",
    "برئاسة {} وحضور الأعضاء",
    "وصل {} إلى المدينة",
    "يرى {} أن الحل قريب",
    "كشف {} عن خطة",
    "قتل {} في القصف",
    "عائلة {} تطالب بالحقيقة",
    "محاكمة {} تبدأ غدا",
    "طالب {} بفتح تحقيق",
    "هاتف {} نظيره",
    "والناشط {} والصحفي",
    "الدكتور {} يقول",
    "إلى جانب {} في الصورة",
    "تصريحات {} الأخيرة",
    "كما قال {}، أمس",
    "أعلن ترشيح {} للمنصب",
)
OFFICES = (
    ("وزير الخارجية", "أيمن الصفدي"),
    ("وزيرة الصحة", "سعاد عبد الرحيم"),
    ("المتحدث باسم الجيش", "نبيل عبد الله"),
    ("محافظ حلب", "حسين دياب"),
    ("والي الخرطوم", "أحمد عثمان"),
    ("مدير الشرطة", "خالد مروان"),
    ("الأمين العام للأمم المتحدة", "أنطونيو غوتيريش"),
    ("نائب رئيس الجمهورية", "يوسف حداد"),
    ("رئيس بلدية صيدا", "محمد السعودي"),
    ("سفير فرنسا", "ماتيو برنار"),
    ("رئيس مجلس إدارة البنك المركزي", "طارق سالم"),
    ("وكيل وزارة التربية", "سالم المطيري"),
    ("عضو مجلس النواب", "عبد الله كامل"),
    ("المبعوث الأممي", "هانس غروندبرغ"),
    ("قائد القوات البرية", "كاظم المالكي"),
)
ORDERS = (
    "قال {office} {name} إن الوضع هادئ على الأرض",
    "التقى {office} {name} وفدا في القصر",
    "وأضاف {name}، {office}، أن الوضع هادئ على الأرض",
    "أكد {office}، {name}، أن الوضع هادئ",
    "وبحسب {office} {name} فإن الوضع هادئ على الأرض",
    "اجتماع {office} {name} مع الوفد",
    "عين {name} {office} أمس على الفور",
)


def read(text: str) -> list[Mention]:
    return find_mentions(make_document(text, Meta()))


@pytest.mark.parametrize("place", PLACES)
def test_a_person_is_named_whole_wherever_he_stands(place: str) -> None:
    start = place.index("{")
    for name in PEOPLE:
        spans = {(m.start, m.end) for m in read(place.format(name)) if m.kind == "PERSON"}
        assert (start, start + len(name)) in spans, name


@pytest.mark.parametrize("order", ORDERS)
def test_an_office_has_its_holder_in_every_order(order: str) -> None:
    for office, name in OFFICES:
        text = order.format(office=office, name=name)
        found = {text[m.start : m.end]: m for m in read(text) if m.kind in ("PERSON", "TITLE")}
        assert found[office].holder == found[name].entity is not None, text
