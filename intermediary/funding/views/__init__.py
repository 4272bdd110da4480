from intermediary.funding.views.funders import funder_detail, funder_form, funder_invite, funder_list
from intermediary.funding.views.grants import grant_form, grant_list
from intermediary.funding.views.keys import key_make, key_revoke
from intermediary.funding.views.reports import (
    report_add,
    report_list,
    report_move,
    report_remove,
    report_reopen,
    report_sent_in,
)

__all__ = [
    "funder_detail",
    "funder_form",
    "funder_invite",
    "funder_list",
    "grant_form",
    "grant_list",
    "key_make",
    "key_revoke",
    "report_add",
    "report_list",
    "report_move",
    "report_remove",
    "report_reopen",
    "report_sent_in",
]
