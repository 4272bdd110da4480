"""Programs and cohorts: put on record, and changed."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from trainings.models import Cohort, GrantShare, Program, Provider
from trainings.services import seats


def save_program(*, program: Program | None = None, provider_name: str = "", by, **values) -> Program:
    """Add a program (or change `program`). A provider is known by name, and made where the name is new."""
    verb = "added" if program is None else "changed"
    program = program or Program()
    with event(f"program.{verb}", by=by, subject=program), refusals():
        program.provider = _provider(provider_name)
        for name, value in values.items():
            setattr(program, name, value)
        program.save()
    return program


def save_cohort(
    *, cohort: Cohort | None = None, provider_name: str = "", grants=None, shares: dict | None = None, by,
    now: datetime | None = None, **values,
) -> Cohort:  # fmt: skip
    """Add a cohort (or change `cohort`). `grants` are those that pay for it; None leaves them as they are.

    `shares` says how much each pays, grant → per cent, 100 in all, or nothing where it is not known. Seats that are
    added go to who waits. Raises ValidationError where fewer are asked for than are taken.
    """
    verb = "added" if cohort is None else "changed"
    cohort = cohort or Cohort()
    with event(f"cohort.{verb}", by=by, subject=cohort), refusals():
        if cohort.pk:
            seats.refuse_smaller(seats.locked(cohort), values.get("capacity", cohort.capacity))
        cohort.provider = _provider(provider_name)
        for name, value in values.items():
            setattr(cohort, name, value)
        cohort.save()
        if grants is not None:
            cohort.grants.set(grants)
        if shares is not None:
            _share(cohort, shares)
        seats.fill(cohort, now or timezone.now())
    return cohort


def _share(cohort: Cohort, shares: dict) -> None:
    known = {grant: percent for grant, percent in shares.items() if percent}
    if known and sum(known.values()) != 100:
        words = _("Shares come to %(sum)s per cent. Together they are 100, or all are left empty: not known.")
        raise ValidationError(
            {"grants": ValidationError(words, params={"sum": f"{sum(known.values()).normalize():f}"})}
        )
    strangers = set(known) - set(cohort.grants.all())
    if strangers:
        raise ValidationError({"grants": _("A share was given to a grant that does not pay for this cohort.")})
    cohort.shares.exclude(grant__in=known).delete()
    for grant, percent in known.items():
        GrantShare.objects.update_or_create(cohort=cohort, grant=grant, defaults={"percent": percent})


def _provider(name: str) -> Provider | None:
    name = " ".join(name.split())
    return Provider.objects.get_or_create(name=name)[0] if name else None
