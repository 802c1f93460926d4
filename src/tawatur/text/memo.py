"""What is known of a word form, worked out once.

Note [Records]
    Some ten thousand records of words and rows are kept as long as the program runs. Their structs are marked
    `gc=False` (no record leads back to itself) and equal ones are shared: the collector of cycles would else walk them
    all again and again, which took a seventh of the time of a report.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")
# Word forms whose reading is kept, here and in the caches of single words: a report has some hundreds; 147 MB are in
# use after 600 reports, 220 MB where every form is kept.
MOST_FORMS = 1 << 13
# Word forms whose reading joins many others, and is small.
MOST_READ = 2 * MOST_FORMS
# Word forms for which a step on the way to such a reading is kept: those of a long report.
FORMS_AT_HAND = 1 << 11


class Shared(dict[Value, Value]):
    """``table[value]`` is the first value that equalled this one.

    >>> shared = Shared()
    >>> shared[("قم", 2)] is shared[("قم", 2)]
    True
    """

    def __missing__(self, value: Value) -> Value:
        self[value] = value
        return value


class ByForm(dict[str, Value]):
    """``table[form]`` is what a function says of a form, asked when the form is met; a full table is emptied.

    >>> lengths = ByForm(len)
    >>> lengths["قم"], lengths
    (2, {'قم': 2})
    """

    def __init__(self, function: Callable[[str], Value]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, form: str) -> Value:
        if len(self) >= MOST_FORMS:
            self.clear()
        found = self[form] = self._function(form)
        return found
