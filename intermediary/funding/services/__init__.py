from intermediary.funding.services.funders import save_funder
from intermediary.funding.services.grants import remove_target, save_grant, set_target
from intermediary.funding.services.keys import key_holder, make_key, revoke_key
from intermediary.funding.services.members import invite_member
from intermediary.funding.services.reports import add_report, move_report, remove_report, reopen_report, send_in_report

__all__ = [
    "add_report",
    "invite_member",
    "key_holder",
    "make_key",
    "move_report",
    "remove_report",
    "remove_target",
    "reopen_report",
    "revoke_key",
    "save_funder",
    "save_grant",
    "send_in_report",
    "set_target",
]
