from intermediary.accounts.policy import admit
from intermediary.accounts.roles import MANAGERS, STAFF

ROWS = "all, or those of the initiatives one works for"
admit(STAFF, "initiative_list", rows=ROWS)
admit(
    MANAGERS,
    "initiative_add",
    "initiative_edit",
    "initiative_region",
    "initiative_occupations",
    "initiative_standard",
    "initiative_people",
    rows=ROWS,
    writes=True,
)
