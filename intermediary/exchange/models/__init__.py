from intermediary.exchange.models.batch import ImportBatch
from intermediary.exchange.models.layout import SheetLayout
from intermediary.exchange.models.likeness import Likeness
from intermediary.exchange.models.note import ImportNote
from intermediary.exchange.models.row import ImportRow

__all__ = ["ImportBatch", "ImportNote", "ImportRow", "Likeness", "SheetLayout"]
