from employers.views.employers import contact_invite, employer_form, employer_list
from employers.views.fills import opening_fill, opening_free
from employers.views.headcounts import headcount_form
from employers.views.openings import opening_form, opening_list, opening_quality
from employers.views.portal import own_opening_form, own_openings
from employers.views.postings import employer_postings, own_postings
from employers.views.public import public_opening, public_opening_feed, public_opening_list
from employers.views.review import opening_approve, opening_detail, opening_return

__all__ = [
    "contact_invite",
    "employer_form",
    "employer_list",
    "employer_postings",
    "headcount_form",
    "opening_approve",
    "opening_detail",
    "opening_fill",
    "opening_form",
    "opening_free",
    "opening_list",
    "opening_quality",
    "opening_return",
    "own_opening_form",
    "own_openings",
    "own_postings",
    "public_opening",
    "public_opening_feed",
    "public_opening_list",
]
