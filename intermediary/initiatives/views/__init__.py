from intermediary.initiatives.views.initiatives import initiative_add, initiative_edit, initiative_list
from intermediary.initiatives.views.steps import (
    initiative_occupations,
    initiative_people,
    initiative_region,
    initiative_standard,
)

__all__ = [
    "initiative_add",
    "initiative_edit",
    "initiative_list",
    "initiative_occupations",
    "initiative_people",
    "initiative_region",
    "initiative_standard",
]
