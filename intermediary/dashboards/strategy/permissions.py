from intermediary.accounts.policy import admit, open_to_all
from intermediary.accounts.roles import MANAGERS, STAFF

admit(STAFF, "board_page", "initiative_goal_list", "partner_detail", "pathway_detail", "pathway_picture")
admit(STAFF, "partner_known_as", writes=True)
admit(MANAGERS, "initiative_goal_add", "initiative_goal_edit", "initiative_goal_remove", writes=True)
open_to_all(
    "public_initiative",
    "public_pathway",
    "public_pathway_frame",
    "public_pathway_picture",
    rows="published for everybody",
    visitors=True,
)
