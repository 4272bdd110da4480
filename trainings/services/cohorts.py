"""Programs and cohorts: put on record, and changed."""

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from trainings.models import Cohort, Program, Provider


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


def save_cohort(*, cohort: Cohort | None = None, provider_name: str = "", grants=None, by, **values) -> Cohort:
    """Add a cohort (or change `cohort`). `grants` are those that pay for it; None leaves them as they are."""
    verb = "added" if cohort is None else "changed"
    cohort = cohort or Cohort()
    with event(f"cohort.{verb}", by=by, subject=cohort), refusals():
        cohort.provider = _provider(provider_name)
        for name, value in values.items():
            setattr(cohort, name, value)
        cohort.save()
        if grants is not None:
            cohort.grants.set(grants)
    return cohort


def _provider(name: str) -> Provider | None:
    name = " ".join(name.split())
    return Provider.objects.get_or_create(name=name)[0] if name else None
