"""Who can sign in to the demo: one person for each role, with memorable words for password."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from intermediary.accounts.roles import Role

PEOPLE = {
    Role.ADMINISTRATOR: "Ines Calderon",
    Role.MANAGER: "Marcus Whitfield",
    Role.COACH: "Thuy Nguyen",
    Role.ANALYST: "Priya Desai",
    Role.EMPLOYER: "Denise Kowalski",
    Role.FUNDER: "Samuel Osei",
    Role.PROVIDER: "Yolanda Rivera",
}


class SignIn(NamedTuple):
    """One way in, in the order in which a page or a terminal shows it."""

    door: str
    email: str
    password: str


def sign_ins() -> list[SignIn]:
    """Every sign-in of the demo. Pages show them only where settings.DEMO says so."""
    return [SignIn(_door(role), email(role), password(role)) for role in PEOPLE]


def email(role: Role) -> str:
    return f"{role}@example.org"


def password(role: Role) -> str:
    return f"demo-{role}"


def _door(role: Role) -> str:
    return {
        Role.EMPLOYER: _("Employer (two firms)"),
        Role.FUNDER: _("Funder (two grants)"),
        Role.PROVIDER: _("Training provider"),
    }.get(role) or _("Staff: %(role)s") % {"role": str(role.label).lower()}
