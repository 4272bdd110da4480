"""Files of official statistics in their official layouts: read, checked as a whole, compared, and put in place at once.

report = load(Kind.OEWS, path, released_on=…, dry_run=True)   # .problems, .notes, .added, .changed, .retired
"""

from intermediary.research.loading.load import load
from intermediary.research.loading.report import Report

__all__ = ["Report", "load"]
