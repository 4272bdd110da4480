"""Help that costs money. A budget is not overdrawn by accident: beyond it only with a reason."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from intermediary.funding.models import Grant
from participants.casework.models import Budget, SupportiveService
from participants.models import Participant


def give_supportive_services(
    *,
    participants: Iterable[Participant],
    kind: str,
    given_on: date,
    cost: Decimal,
    grant: Grant | None = None,
    reason: str = "",
    by,
) -> list[SupportiveService]:
    """Put the same help on record for each of `participants`; `cost` is of each, in dollars. All of it or nothing.

    Raises ValidationError at "reason" where the grant's budget does not reach and no reason is given. Budgets are
    locked while they are looked at, so that two at once cannot spend the same dollar.
    """
    people = list(participants)
    with event("support.given", by=by, subject=people[0] if len(people) == 1 else None, note=kind), refusals():
        if grant is not None and not reason.strip():
            _refuse_beyond_budget(grant, cost * len(people))
        return SupportiveService.objects.bulk_create(
            SupportiveService(
                participant=person, kind=kind, given_on=given_on, cost=cost, grant=grant, reason=reason.strip(), by=by
            )
            for person in people
        )


def take_back_support(*, service: SupportiveService, by) -> None:
    """It was not given after all: off the record, and the money is back in the budget."""
    with event("support.taken_back", by=by, subject=service.participant):
        service.delete()


def set_budget(*, grant: Grant, amount: Decimal, by) -> Budget:
    """Say what a grant has for supportive services. It may lie below what is spent: the page shows that."""
    with event("support_budget.set", by=by, subject=grant), refusals():
        return Budget.objects.update_or_create(grant=grant, defaults={"amount": amount})[0]


def spent(grant: Grant) -> Decimal:
    """Dollars of a grant that went into supportive services."""
    return SupportiveService.objects.filter(grant=grant).aggregate(sum=Sum("cost"))["sum"] or Decimal(0)


def _refuse_beyond_budget(grant: Grant, wanted: Decimal) -> None:
    budget = Budget.objects.select_for_update().filter(grant=grant).first()
    if budget is None:
        return
    left = budget.amount - spent(grant)
    if wanted > left:
        words = _("%(grant)s has $%(left)s left for supportive services, and this takes $%(wanted)s. Say why, or less.")
        told = {"grant": grant.title, "left": f"{left:,.2f}", "wanted": f"{wanted:,.2f}"}
        raise ValidationError({"reason": ValidationError(words, params=told, code="beyond_budget")})
