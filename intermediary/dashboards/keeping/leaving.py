"""Somebody of staff leaves: what they are in charge of goes to somebody else, in the act that closes their account.

Which columns say so is read from the models: a reference to a user named `by` or `…_by` tells what somebody did and
stays as it is; `user` is the account's own belonging; every other one is a duty. A duty without words here fails the
tests.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from intermediary.accounts import services as accounts
from intermediary.accounts.models import User
from intermediary.audit.events import event
from intermediary.saved.services import hand_over_views


class Duty(NamedTuple):
    """What it is called, which rows still are one, and another way to hand it over than to change the column."""

    words: str
    still: Q = Q()
    way: Callable | None = None


DUTIES = {
    "followups.Caseload.coach": Duty(_("People looked after")),
    "casework.Task.owner": Duty(_("Tasks not done"), Q(done_on=None)),
    "funding.Grant.responsible": Duty(_("Grants in charge")),
    "employers.Employer.liaison": Duty(_("Employers in charge")),
    "partners.Partnership.lead": Duty(_("Partnerships in charge")),
    "partners.Agreement.responsible": Duty(_("Agreements in charge")),
    "partners.Action.owner": Duty(_("Actions of councils")),
    "outreach.Campaign.lead": Duty(_("Campaigns in charge")),
    "changes.Change.lead": Duty(_("Systems changes in charge")),
    "strategy.Goal.owner": Duty(_("Goals in charge")),
    "saved.View.owner": Duty(_("Shared views"), Q(shared=True), hand_over_views),
}


class Open(NamedTuple):
    """One kind of duty that somebody has, and how many."""

    words: str
    number: int


def duties() -> dict[str, tuple[type[models.Model], str]]:
    """Every column of our own that names who is in charge: "app.Model.field" → (model, field)."""
    return {
        f"{model._meta.label}.{field.name}": (model, field.name)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is User and hasattr(model, "PRIVACY")
        if field.name not in ("by", "user") and not field.name.endswith("_by")
    }


def open_duties(user: User) -> list[Open]:
    """What somebody is in charge of now, kinds without any left out."""
    counted = [(DUTIES[key].words, _rows(key, user).count()) for key in duties()]
    return [Open(words, number) for words, number in counted if number]


def close_account(*, user: User, to: User | None, by) -> int:
    """Close an account; what it was in charge of is `to`'s from now on. Returns how many records that were.

    Raises ValueError where there is something to hand over and nobody to take it.
    """
    with transaction.atomic(), event("user.deactivated", by=by, subject=user):
        user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
        handed = sum(_hand_over(key, user, to) for key in duties())
        accounts.deactivate(user=user, by=by)
    return handed


def _hand_over(key: str, user: User, to: User | None) -> int:
    rows = _rows(key, user)
    if to is None:
        if rows.exists():
            raise ValueError(f"{key}: nobody takes over")
        return 0
    way = DUTIES[key].way
    return way(owner=user, to=to) if way else rows.update(**{duties()[key][1]: to})


def _rows(key: str, user: User) -> models.QuerySet:
    model, field = duties()[key]
    return model._base_manager.filter(DUTIES[key].still, **{field: user})
