from intermediary.funding.services.funders import save_funder
from intermediary.funding.services.grants import remove_target, save_grant, set_target
from intermediary.funding.services.keys import key_holder, make_key, revoke_key
from intermediary.funding.services.members import invite_member

__all__ = [
    "invite_member",
    "key_holder",
    "make_key",
    "remove_target",
    "revoke_key",
    "save_funder",
    "save_grant",
    "set_target",
]
