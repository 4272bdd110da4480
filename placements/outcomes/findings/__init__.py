"""Records that bend a figure though no single row could be refused: older data, later rules, contradictions.

To add a data check: a `Check` in the module of its record, in that module's `CHECKS`, and a case in
`tests/test_findings.py` with a record that trips it and one that does not. The page reads this list.
"""

from . import answers, jobs, people, trainings, wages
from .check import Check
from .reading import Finding, counts, records

CHECKS: dict[str, Check] = {
    check.key: check for check in (*answers.CHECKS, *jobs.CHECKS, *trainings.CHECKS, *people.CHECKS, *wages.CHECKS)
}

__all__ = ["CHECKS", "Check", "Finding", "counts", "records"]
