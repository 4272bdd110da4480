from intermediary.accounts.policy import admit
from intermediary.accounts.roles import MANAGERS, STAFF

admit(STAFF, "pathway_list")
admit(
    MANAGERS,
    "pathway_add",
    "pathway_edit",
    "step_add",
    "step_edit",
    "step_remove",
    "edge_add",
    "edge_edit",
    "edge_remove",
    writes=True,
)
