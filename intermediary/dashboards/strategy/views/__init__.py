from .board import board_page, public_initiative
from .goals import goal_form, goal_list, goal_remove
from .partner import partner_detail, partner_known_as
from .pathways import (
    pathway_detail,
    pathway_picture,
    public_pathway,
    public_pathway_frame,
    public_pathway_picture,
)

__all__ = [
    "board_page",
    "goal_form",
    "goal_list",
    "goal_remove",
    "partner_detail",
    "partner_known_as",
    "pathway_detail",
    "pathway_picture",
    "public_initiative",
    "public_pathway",
    "public_pathway_frame",
    "public_pathway_picture",
]
