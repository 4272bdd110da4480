from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from intermediary.funding.models import Funder


def save_funder(*, funder: Funder | None = None, name: str, by) -> Funder:
    """Put a funder on record, or rename `funder`."""
    verb = "added" if funder is None else "changed"
    funder = funder or Funder()
    with event(f"funder.{verb}", by=by, subject=funder), refusals():
        funder.name = name
        funder.save()
    return funder
