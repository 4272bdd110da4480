"""What is left of budgets for supportive services."""

from decimal import Decimal
from typing import NamedTuple

from django.db.models import DecimalField, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from intermediary.funding.models import Grant
from participants.casework.models import Budget, SupportiveService


class Left(NamedTuple):
    """A grant's budget in dollars: all of it, what is spent, what is left (below 0 where it is overdrawn)."""

    grant: Grant
    amount: Decimal
    spent: Decimal
    left: Decimal


def budgets() -> list[Left]:
    """Every grant with a budget for supportive services, in one query."""
    spent = SupportiveService.objects.filter(grant=OuterRef("grant")).order_by().values("grant").values(sum=Sum("cost"))
    found = Budget.objects.select_related("grant").annotate(
        spent=Coalesce(Subquery(spent), Decimal(0), output_field=DecimalField())
    )
    return [
        Left(each.grant, each.amount, each.spent, each.amount - each.spent) for each in found.order_by("grant__title")
    ]
