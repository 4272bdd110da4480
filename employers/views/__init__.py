from employers.views.employers import contact_invite, employer_form, employer_list
from employers.views.fills import opening_fill, opening_free
from employers.views.headcounts import headcount_form
from employers.views.openings import opening_form, opening_list
from employers.views.portal import own_opening_form, own_openings

__all__ = [
    "contact_invite",
    "employer_form",
    "employer_list",
    "headcount_form",
    "opening_fill",
    "opening_form",
    "opening_free",
    "opening_list",
    "own_opening_form",
    "own_openings",
]
