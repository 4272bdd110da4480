"""What the demo's grants promised: a target for each headline measure, some of them missed."""

from decimal import Decimal

from intermediary.funding.models import Grant, Target

TARGETS = {
    "sector.completion": "0.75",
    "sector.placement": "0.70",
    "sector.ret.same.90": "0.80",
    "sector.ret.same.180": "0.70",
    "sector.ret.same.365": "0.60",
    "wage.hourly_gain": "3.00",
}
# What a funder asked for above or below the usual.
OWN = {
    "care-ladder": {"wage.hourly_gain": "4.00", "sector.ret.same.365": "0.65"},
    "allied-health": {"sector.completion": "0.80"},
    "good-jobs-in-care": {"wage.hourly_gain": "5.00"},
    "precision-start": {"sector.placement": "0.75"},
}


def create_targets() -> int:
    """Targets of every grant, due on its last day. How many. Needs an open event."""
    return len(
        Target.objects.bulk_create(
            Target(grant=grant, measure=measure, value=Decimal(value), due_on=grant.ends_on)
            for grant in Grant.objects.order_by("pk")
            for measure, value in (TARGETS | OWN.get(grant.key, {})).items()
        )
    )
