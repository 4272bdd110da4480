from intermediary.exchange.models.batch import ImportBatch
from intermediary.exchange.models.note import ImportNote
from intermediary.exchange.models.row import ImportRow

__all__ = ["ImportBatch", "ImportNote", "ImportRow"]
