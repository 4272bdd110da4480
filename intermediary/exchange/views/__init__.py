from intermediary.exchange.views.alike import import_alike
from intermediary.exchange.views.batch import import_begin, import_cancel, import_detail, import_reopen, import_undo
from intermediary.exchange.views.columns import import_columns
from intermediary.exchange.views.lists import import_notes, import_rows
from intermediary.exchange.views.marked import import_marked
from intermediary.exchange.views.uploads import import_list, import_new

__all__ = [
    "import_alike",
    "import_begin",
    "import_cancel",
    "import_columns",
    "import_detail",
    "import_list",
    "import_marked",
    "import_new",
    "import_notes",
    "import_reopen",
    "import_rows",
    "import_undo",
]
