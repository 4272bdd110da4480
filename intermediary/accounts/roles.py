"""Every role, named once. A user has one role; *which* firm or funder they belong to is a membership in that room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    MANAGER = "manager", _("Program manager")
    ANALYST = "analyst", _("Data analyst")
    COACH = "coach", _("Coach")
    PROVIDER = "provider", _("Training provider's staff")
    EMPLOYER = "employer", _("Employer")
    FUNDER = "funder", _("Funder")


class Door(TextChoices):
    """The sides of the house. Row-level security in PostgreSQL knows these names (`app_door()`)."""

    STAFF = "staff", _("Staff")
    PROVIDER = "provider", _("Training provider")
    EMPLOYER = "employer", _("Employer")
    FUNDER = "funder", _("Funder")


ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
# Who may change how an initiative is set up, import records and give access to employers and funders.
MANAGERS = ADMINISTRATORS | {Role.MANAGER}
# Who may have figures computed anew, and of other days.
ANALYSTS = MANAGERS | {Role.ANALYST}
STAFF = MANAGERS | {Role.ANALYST, Role.COACH}
# Named roles that may see quarterly wage records and their source.
WAGE_READERS = frozenset({Role.ADMINISTRATOR, Role.ANALYST})
EMPLOYERS = frozenset({Role.EMPLOYER})
FUNDERS = frozenset({Role.FUNDER})
PROVIDERS = frozenset({Role.PROVIDER})
EVERYBODY = STAFF | EMPLOYERS | FUNDERS | PROVIDERS


def door(role: str) -> Door:
    """The door that a role enters by."""
    return Door.STAFF if role in STAFF else Door(role)
