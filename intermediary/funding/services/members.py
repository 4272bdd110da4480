from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from intermediary.accounts.models import User
from intermediary.accounts.roles import Role
from intermediary.accounts.services import invite
from intermediary.audit.events import event
from intermediary.funding.models import Funder, FunderMember


def invite_member(*, funder: Funder, email: str, name: str, site: str, by) -> User:
    """Let somebody of a funder see the releases of its grants. A contact of another funder gains this one.

    Raises ValidationError where the address belongs to somebody who enters by another door.
    """
    with event("funder.member_invited", by=by, subject=funder):
        user = invite(email=email, name=name, role=Role.FUNDER, site=site, by=by)
        if user.role != Role.FUNDER:
            raise ValidationError(_("This address belongs to an account that is not a funder's."))
        FunderMember.objects.get_or_create(user=user, funder=funder)
    return user
