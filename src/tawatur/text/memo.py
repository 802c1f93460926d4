"""What is known of a word form, worked out once.

Note [Records]
    Some ten thousand records of words and rows are kept as long as the program runs. Their structs are marked
    `gc=False` (no record leads back to itself) and equal ones are shared: the collector of cycles would else walk them
    all again and again, which took a seventh of the time of a report.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

Form = TypeVar("Form", bound=Hashable)
Value = TypeVar("Value")
# Word forms after which a table begins anew, here and in the caches of single words: a report has some hundreds; 145 MB
# are in use after 600 reports, 220 MB where every form is kept.
MOST_FORMS = 1 << 13
# The same where a reading joins many others and is small: the forms of 150 reports.
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


class ByForm(dict[Form, Value]):
    """``table[form]`` is what a function says of a form (or a few of them), asked when the form is met.

    A table of `most` forms begins anew and keeps the one before it at hand, so that what is met often is asked once.
    Compared with `lru_cache` a look-up is a dictionary's own and an entry takes a third of the memory.

    >>> lengths = ByForm(len)
    >>> lengths["قم"], lengths
    (2, {'قم': 2})
    """

    def __init__(self, function: Callable[[Form], Value], most: int = MOST_FORMS) -> None:
        super().__init__()
        self._function = function
        self._most = most
        self._before: dict[Form, Value] = {}

    def __missing__(self, form: Form) -> Value:
        if len(self) >= self._most:
            self._before = self.copy()
            super().clear()
        before = self._before
        found = self[form] = before[form] if form in before else self._function(form)
        return found

    def clear(self) -> None:
        """Forget everything."""
        super().clear()
        self._before = {}
