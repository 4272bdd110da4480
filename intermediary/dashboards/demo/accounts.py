"""The demo's accounts, and where employer and funder belong."""

from django.utils import timezone

from employers.models import Employer, EmployerMember
from intermediary.accounts.models import User
from intermediary.accounts.roles import Role
from intermediary.dashboards.demo.firms import HOMES, SYSTEM
from intermediary.dashboards.demo.sign_ins import PEOPLE, email, password
from intermediary.funding.models import Funder, FunderMember

FUNDER = "two-rivers"  # one grant in each initiative


def create_users() -> dict[Role, User]:
    """Make one account for each role and its memberships. Needs an open event."""
    users = {}
    for role, name in PEOPLE.items():
        user = User(email=email(role), name=name, role=role, accepted_at=timezone.now())
        user.set_password(password(role))
        user.save()
        users[role] = user
    for firm in Employer.objects.filter(key__in=(SYSTEM, HOMES)):
        EmployerMember.objects.create(user=users[Role.EMPLOYER], employer=firm)
    FunderMember.objects.create(user=users[Role.FUNDER], funder=Funder.objects.get(key=FUNDER))
    return users
