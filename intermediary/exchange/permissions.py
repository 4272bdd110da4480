from intermediary.accounts.policy import admit
from intermediary.accounts.roles import MANAGERS, STAFF

admit(STAFF, "import_list", "import_detail")
admit(MANAGERS, "import_new", writes=True)
