"""The five-sheet reporting workbook of regional sector partnerships, translated into the exchange format."""

from .grid import saved_on, sheets
from .report import NotThisWorkbook, Problem, Remark, Repair
from .translate import Workbook, read

__all__ = ["NotThisWorkbook", "Problem", "Remark", "Repair", "Workbook", "read", "saved_on", "sheets"]
