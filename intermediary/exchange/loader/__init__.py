"""The one way in: rows of the exchange format, from a folder or from memory, checked whole and then written."""

from intermediary.exchange.loader.load import load, load_folder
from intermediary.exchange.loader.report import Counts, Problem, Report
from intermediary.exchange.loader.sources import NothingToLoad

__all__ = ["Counts", "NothingToLoad", "Problem", "Report", "load", "load_folder"]
