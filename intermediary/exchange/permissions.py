from intermediary.accounts.policy import admit
from intermediary.accounts.roles import MANAGERS, STAFF

admit(STAFF, "import_list", "import_detail", "import_rows", "import_notes", "import_marked")
admit(MANAGERS, "import_new", "import_begin", "import_cancel", "import_undo", writes=True)
admit(MANAGERS, "import_columns", "import_alike", "import_reopen", writes=True)
