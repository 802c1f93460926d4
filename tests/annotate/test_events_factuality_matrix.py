"""The coverage of the factuality cases: every device of news that changes whether an event happened, told as a verb, a
verbal noun or with a light verb where the language has them, each thrice, and a third of each device's cases where it
does not reach the event or nothing is told."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.cases_format import Case, read_cases

# device → the forms of event it is shown with
DEVICES: dict[str, tuple[str, ...]] = {
    # to come: سـ، سوف، من المقرر أن، يعتزم، المرتقب، الأسبوع المقبل، على وشك، عشية، موعد، تعهد بـ
    "sa": ("verb", "light"),
    "sawfa": ("verb", "light"),
    "due": ("verb", "noun", "light"),
    "intends": ("verb", "noun", "light"),
    "scheduled": ("noun",),
    "next-time": ("verb", "noun", "light"),
    "verge": ("verb", "noun", "light"),
    "eve": ("noun",),
    "date-set": ("noun",),
    "promise": ("verb", "noun"),
    # not: لم، لن، لا، ليس، ما، عدم، دون، نفى، أنكر، رفض، أحبط، فشل، كاد، ألغى، منع، إلا، لا يزال، لم ينف، ولا
    "lam": ("verb", "light"),
    "lan": ("verb", "light"),
    "la": ("verb",),
    "laysa": ("noun",),
    "ma": ("verb",),
    "adam": ("noun",),
    "without": ("verb", "noun"),
    "denied": ("verb", "noun", "light"),
    "disowned": ("verb", "noun"),
    "refused": ("verb", "noun"),
    "foiled": ("noun", "light"),
    "failed": ("noun", "light"),
    "almost": ("verb",),
    "cancelled": ("noun", "light"),
    "prevented": ("noun", "light"),
    "restricted": ("verb",),
    "still": ("verb",),
    "double": ("verb", "noun"),
    "nor": ("verb",),
    # supposed: إذا، لو، في حال، ما لم، قد، ربما، يمكن، من شأنه، يحتمل، يخشى، تهديد، دعا، أمر، قرر، وافق، يجب، حاول …
    "if": ("verb", "light"),
    "law": ("verb",),
    "in-case": ("verb", "noun"),
    "unless": ("verb",),
    "qad": ("verb", "light"),
    "maybe": ("verb",),
    "can": ("verb", "noun"),
    "would": ("verb",),
    "likely": ("verb", "noun", "light"),
    "fear": ("verb", "noun"),
    "threat": ("verb", "noun"),
    "call": ("verb", "noun"),
    "order": ("light",),
    "decide": ("noun", "light"),
    "agree": ("verb", "noun"),
    "must": ("verb", "noun"),
    "attempt": ("verb", "noun", "light"),
    "want": ("verb", "noun"),
    "purpose": ("verb", "noun"),
    "proposal": ("noun",),
    "before-that": ("verb",),
    "until": ("verb",),
    # courts and claims: اتهم بـ، أدين، يشتبه، قضية، زعم، لا صحة
    "accused": ("noun", "light"),
    "convicted": ("noun",),
    "suspected": ("noun",),
    "inquiry": ("noun",),
    "claimed": ("verb", "light"),
    "untrue": ("verb", "noun"),
    # long past: ذكرى، قبل عام، كان قد، في عام، سبق أن، في عهد، يذكر أن، الشهر الماضي، لاحقا، حينها
    "memory": ("noun",),
    "ago": ("verb", "noun", "light"),
    "kana": ("verb", "light"),
    "in-year": ("verb", "noun", "light"),
    "formerly": ("verb", "noun", "light"),
    "era": ("verb",),
    "recall": ("verb", "light"),
    "last-period": ("verb", "noun", "light"),
    "sequel": ("verb",),
    "then": ("verb",),
    # no event of its own: plurals, habits, definitions, figures of speech, titles
    "plural": ("noun",),
    "habit": ("verb", "noun"),
    "wont": ("noun",),
    "whenever": ("verb",),
    "defining": ("verb", "noun"),
    "wave": ("noun",),
    "figure": ("verb", "noun"),
    "title": ("verb", "noun"),
    # aspect, scope and questions
    "aspect": ("verb", "noun", "light"),
    "stop": ("noun",),
    "joined": ("verb",),
    "embedded": ("verb",),
    "question": ("verb", "noun"),
}
LEAST = 3
CASES = [case for case in read_cases("factuality") if "cell" in case.options]
# a known gap shows nothing
CELLS = Counter(case.options["cell"] for case in CASES if not case.known_gap)


@pytest.mark.parametrize("cell", [f"{device}.{form}" for device, forms in DEVICES.items() for form in forms])
def test_a_device_stands_thrice_in_each_form(cell: str) -> None:
    assert CELLS[cell] >= LEAST


@pytest.mark.parametrize("device", DEVICES)
def test_a_third_of_a_device_is_negative(device: str) -> None:
    told = sum(CELLS[f"{device}.{form}"] for form in DEVICES[device])
    negative = CELLS[f"{device}.not"]
    assert 3 * negative >= told + negative


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.place)
def test_a_cell_is_known(case: Case) -> None:
    device, _, form = case.options["cell"].partition(".")
    assert form in (*DEVICES[device], "not")


def test_no_sentence_stands_twice() -> None:
    texts = Counter(case.text for case in read_cases("factuality"))
    assert [text for text, count in texts.items() if count > 1] == []
