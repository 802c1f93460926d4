"""What is known of a word form, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")
# A table that has grown to this many forms is emptied: the press does not come near it soon, hostile input does.
_MOST_FORMS = 1 << 16


class ByForm(dict[str, Value]):
    """``table[form]`` is what a function says of a form; it is asked when the form is first met.

    >>> lengths = ByForm(len)
    >>> lengths["قم"], lengths
    (2, {'قم': 2})
    """

    def __init__(self, function: Callable[[str], Value]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, form: str) -> Value:
        if len(self) >= _MOST_FORMS:
            self.clear()
        found = self[form] = self._function(form)
        return found
