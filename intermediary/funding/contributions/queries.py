"""Leveraged funds: what partners brought, in dollars, per grant and in an initiative."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, Q, Sum

from intermediary.funding.contributions.models import Contribution, Form
from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative


class Leveraged(NamedTuple):
    """Dollars in money and in kind, and how many contributions nobody valued yet."""

    money: Decimal
    in_kind: Decimal
    unvalued: int

    @property
    def total(self) -> Decimal:
        return self.money + self.in_kind


def of_grant(grant: Grant, as_of: date) -> Leveraged:
    return _sum(Contribution.objects.filter(grant=grant, received_on__lte=as_of))


def of_initiative(initiative: Initiative, as_of: date) -> Leveraged:
    return _sum(Contribution.objects.filter(partnership__initiative=initiative, received_on__lte=as_of))


def _sum(rows) -> Leveraged:
    found = rows.order_by().aggregate(
        money=Sum("amount", filter=Q(form=Form.MONEY)),
        in_kind=Sum("amount", filter=~Q(form=Form.MONEY)),
        unvalued=Count("pk", filter=Q(amount=None)),
    )
    return Leveraged(found["money"] or Decimal(0), found["in_kind"] or Decimal(0), found["unvalued"])
