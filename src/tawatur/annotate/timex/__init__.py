"""Time expressions with TIMEX3 values.

The grammar (dates, periods, durations, clock) reads parts, `resolve` gives them values against publication and what was
told before. `read_times` keeps the parts beside the values: the findings and the reader of publication dates need them.
"""

from tawatur.annotate.timex.find import Reading, find_timexes, read_times

__all__ = ["Reading", "find_timexes", "read_times"]
