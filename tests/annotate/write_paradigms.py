"""Writes tests/cases/ar/timex_paradigms.cases: ``python -m tests.annotate.write_paradigms``.

Every name of a month, every ordinal of a day, every unit, adjective, part of the day, decade and century stands once in
a sentence of its own. What is expected is computed here from the Gregorian calendar alone, not by the code under test;
the file is kept, so that a change of one line is seen in review.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tawatur.data import read_rows
from tests.annotate.date_writer import months, ordinal, weekdays
from tests.cases_format import CASES

PUBLISHED = datetime.date(2022, 5, 18)  # a Wednesday
UNITS = {"S": "PT{}S", "TM": "PT{}M", "H": "PT{}H", "D": "P{}D", "N": "P{}D", "W": "P{}W", "M": "P{}M", "Y": "P{}Y"}
UNITS |= {"E": "P{}DE", "C": "P{}CE"}
ENDINGS = {-1: ("الماضي", "المنصرم", "الفائت"), 0: ("الجاري", "الحالي"), 1: ("المقبل", "القادم")}
PARTS = {"صباح": "MO", "فجر": "MO", "ظهر": "MI", "عصر": "AF", "مساء": "EV", "ليل": "NI", "بعد ظهر": "AF"}
MODS = {"بداية": "START", "مطلع": "START", "أوائل": "START", "مستهل": "START", "منتصف": "MID", "أواسط": "MID"}
MODS |= {"نهاية": "END", "أواخر": "END", "ختام": "END", "موفى": "END"}
DECADES = {"العشرينيات": 192, "الثلاثينيات": 193, "الأربعينيات": 194, "الخمسينيات": 195, "الستينيات": 196}
DECADES |= {"السبعينيات": 197, "الثمانينيات": 198, "التسعينيات": 199}
HOURS = ("الواحدة", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة")


def line(expected: str, before: str, text: str, after: str, dated: bool = True) -> str:
    option = f" dct={PUBLISHED}" if dated else ""
    return f"{expected}{option} | {before} [[{text}]] {after}"


def month_names() -> Iterator[str]:
    yield "# == month-names | all | plain"
    for row in read_rows("ar/months.tsv"):
        for name in row["ar"].split("|"):
            if row["calendar"] == "gregorian":
                day = f"2021-{int(row['month']):02d}-05"
                yield line(f"DATE {day}", "سجلت الواقعة في", f"5 {name} 2021", "بالدفتر")
                if not row["flags"]:
                    yield line(f"DATE 2021-{int(row['month']):02d}", "سجلت الواقعة في", f"{name} 2021", "بالدفتر")


def ordinals() -> Iterator[str]:
    yield "# == ordinal-days | all | plain"
    for day in range(1, 32):
        date = datetime.date(2021, 12, day)
        yield line(f"DATE {date}", "وصل الطرد في", f"{ordinal(day)} من ديسمبر الماضي", "بالبريد")
        yield line(f"DATE {date}", "وصل الطرد في", f"{ordinal(day)} من كانون الأول 2021", "بالبريد")
        yield line(f"DATE {date}", "وصل الطرد في", f"الـ{day} من شهر ديسمبر 2021", "بالبريد")


def week() -> Iterator[str]:
    yield "# == weekday-forms | all | plain"
    for iso, name in weekdays().items():
        back = PUBLISHED - datetime.timedelta((PUBLISHED.isoweekday() - iso) % 7)
        ahead = PUBLISHED + datetime.timedelta((iso - PUBLISHED.isoweekday()) % 7)
        last = back if back < PUBLISHED else back - datetime.timedelta(7)
        following = ahead if ahead > PUBLISHED else ahead + datetime.timedelta(7)
        yield line(f"DATE {back}", "عاد المسافر", name, "إلى أهله")
        yield line(f"DATE {back}", "عاد المسافر", f"يوم {name}", "إلى أهله")
        yield line(f"DATE {ahead}", "سيعود المسافر", name, "إلى أهله")
        yield line(f"DATE {last}", "عاد المسافر", f"{name} الماضي", "إلى أهله")
        yield line(f"DATE {following}", "يعود المسافر", f"{name} المقبل", "إلى أهله")
        yield line(f"DATE XXXX-WXX-{iso}", "عاد المسافر", name, "إلى أهله", dated=False)
        for part, value in PARTS.items():
            yield line(f"TIME {back}T{value}", "عاد المسافر", f"{part} {name}", "إلى أهله")
            yield line(f"TIME {last}T{value}", "عاد المسافر", f"{part} يوم {name} الماضي", "إلى أهله")


def distances() -> Iterator[str]:
    yield "# == days-by-distance | all | plain"
    words = {"اليوم": 0, "أمس": -1, "غدا": 1, "أول أمس": -2, "أول من أمس": -2, "أمس الأول": -2, "بعد غد": 2}
    for word, shift in words.items():
        day = PUBLISHED + datetime.timedelta(shift)
        weekday = weekdays()[day.isoweekday()]
        yield line(f"DATE {day}", "ينظر القاضي", word, "في الملف")
        yield line(f"DATE {day}", "ينظر القاضي", f"{word} {weekday}", "في الملف")
        yield line(f"DATE {day}", "ينظر القاضي", f"{word} ({weekday})", "في الملف")
        for part in ("صباح", "مساء"):
            yield line(f"TIME {day}T{PARTS[part]}", "ينظر القاضي", f"{part} {word}", "في الملف")
            yield line(f"TIME {day}T{PARTS[part]}", "ينظر القاضي", f"{part} {word} {weekday}", "في الملف")


def periods() -> Iterator[str]:
    yield "# == periods-by-adjective | all | plain"
    for shift, endings in ENDINGS.items():
        week_day = PUBLISHED + datetime.timedelta(7 * shift)
        year, number, _ = week_day.isocalendar()
        values = {"الأسبوع": f"{year}-W{number:02d}", "الشهر": f"2022-{5 + shift:02d}", "العام": f"{2022 + shift}"}
        for ending in endings:
            for unit, value in values.items():
                yield line(f"DATE {value}", "أغلق دفتره", f"{unit} {ending}", "بفائض")
            yield line(f"DATE {2022 + shift}", "أغلق دفتره", f"السنة {ending}ة", "بفائض")
            for mod, kind in MODS.items():
                yield line(f"DATE 2022-{5 + shift:02d} {kind}", "أغلق دفتره", f"{mod} الشهر {ending}", "بفائض")
                yield line(f"DATE {2022 + shift} {kind}", "أغلق دفتره", f"{mod} العام {ending}", "بفائض")
    for mod, kind in MODS.items():
        yield line(f"DATE 2019 {kind}", "أغلق دفتره", f"{mod} عام 2019", "بفائض")
        yield line(f"DATE 2019-08 {kind}", "أغلق دفتره", f"{mod} أغسطس 2019", "بفائض")
        for name, decade in DECADES.items():
            yield line(f"DATE {decade} {kind}", "أغلق دفتره", f"{mod} {name}", "بفائض")


def lengths() -> Iterator[str]:
    yield "# == lengths | all | plain"
    for row in read_rows("ar/timex_units.tsv"):
        pattern = UNITS[row["unit"]]
        for name in row["ar"].split("|"):
            if row["number"] == "pl":
                yield line(f"DURATION {pattern.format(7)}", "دام الترميم", f"7 {name}", "كاملة")
            elif row["number"] == "du":
                yield line(f"DURATION {pattern.format(2)}", "دام الترميم", name, "كاملين")
            elif row["number"] == "sg":
                yield line(f"DURATION {pattern.format(15)}", "دام الترميم", f"15 {name}", "بالضبط")
                yield line(f"DURATION {pattern.format(12)} APPROX", "دام الترميم", f"نحو 12 {name}", "بالضبط")
                yield line(f"DURATION {pattern.format(20)} MORE_THAN", "دام", f"أكثر من عشرين {name}", "بالضبط")


def centuries() -> Iterator[str]:
    yield "# == centuries-hours | all | plain"
    for number in range(2, 22):
        yield line(f"DATE {number - 1:02d}", "عاش الرحالة في", f"القرن {ordinal(number)}", "بالمغرب")
    for hour, name in enumerate(HOURS, start=1):
        yield line(f"TIME {PUBLISHED}T{hour:02d}:00", "فتح الباب", f"الساعة {name} صباحا", "للزوار")
        yield line(f"TIME {PUBLISHED}T{hour + 12:02d}:00", "فتح الباب", f"الساعة {name} مساء", "للزوار")
        yield line(f"TIME {PUBLISHED}T{hour + 12:02d}:30", "فتح الباب", f"الساعة {name} والنصف مساء", "للزوار")
        yield line(f"TIME {PUBLISHED}T{hour + 12:02d}:15", "فتح الباب", f"الساعة {name} والربع مساء", "للزوار")
        yield line(f"TIME {PUBLISHED}T{hour + 12:02d}:20", "فتح الباب", f"الساعة {hour + 12}:20", "للزوار")


def doubles() -> Iterator[str]:
    yield "# == month-doubles | all | plain"
    egypt, levant = months("gregorian", "egypt"), months("gregorian", "levant")
    for number in range(1, 13):
        day = f"2021-{number:02d}-09"
        for pattern in ("{}/{}", "{} / {}", "{} ({})", "{} {}", "{} - {}"):
            for first, second in ((egypt, levant), (levant, egypt)):
                name = pattern.format(first[number], second[number])
                yield line(f"DATE {day}", "عثر على السفينة في", f"9 {name} 2021", "غارقة")


def main() -> None:
    sections = (month_names, ordinals, week, distances, periods, lengths, centuries, doubles)
    lines = ["# Written by tests/annotate/write_paradigms.py: TYPE VALUE [MOD], the text last."]
    for section in sections:
        lines += ["", *section()]
    (CASES / "timex_paradigms.cases").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
