"""Contradictions that one report shows by itself: C101, C201 to C207, C302 and C601.

A finding stands beside the literal value and never replaces it. Each suggestion changes one field and carries its proof
in words. What needs other reports is found in `reconcile`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.annotate.findings.conversions import find_conversions, prefer_slips
from tawatur.annotate.findings.counts import find_miscounted_days
from tawatur.annotate.findings.dates import find_ambiguous, find_far_dates, find_impossible, find_month_doubles
from tawatur.annotate.findings.encoding import find_bad_encoding
from tawatur.annotate.findings.evidence import Scene
from tawatur.annotate.findings.pairs import find_pairs
from tawatur.annotate.findings.parts import find_excess
from tawatur.annotate.findings.weekdays import find_weekdays
from tawatur.annotate.timex import read_times
from tawatur.model import Document, Finding

__all__ = ["find_findings"]


def find_findings(document: Document) -> Sequence[Finding]:
    """The findings of one document, sorted by their first evidence.

    «الأحد 14 تشرين الثاني/نوفمبر» in a report of 5 November 2023 gives C201 (14 November 2023 is a Tuesday) and C202
    (14 Aban 1402 is Sunday 5 November 2023).
    """
    scene = Scene(document, read_times(document))
    conversions = find_conversions(scene)
    found = [
        *prefer_slips(find_weekdays(scene), conversions),
        *conversions,
        *find_month_doubles(scene),
        *find_impossible(scene),
        *find_ambiguous(scene),
        *find_far_dates(scene),
        *find_pairs(scene),
        *find_miscounted_days(scene),
        *find_excess(document),
        *find_bad_encoding(document),
    ]
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.code))
