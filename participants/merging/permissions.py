from intermediary.accounts.policy import admit
from intermediary.accounts.roles import STAFF

admit(STAFF, "merge_list", "merge_find")
admit(STAFF, "merge_compare", "merge_apart", "merge_undo", writes=True)
