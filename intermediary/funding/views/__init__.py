from intermediary.funding.views.funders import funder_detail, funder_form, funder_invite, funder_list
from intermediary.funding.views.grants import grant_form, grant_list
from intermediary.funding.views.keys import key_make, key_revoke

__all__ = [
    "funder_detail",
    "funder_form",
    "funder_invite",
    "funder_list",
    "grant_form",
    "grant_list",
    "key_make",
    "key_revoke",
]
