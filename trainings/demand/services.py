"""Say for which program or cohort the seats of a hiring need are."""

from employers.needs.models import HiringNeed
from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from trainings.demand.models import SeatPromise


def promise_seats(*, need: HiringNeed, by, **values) -> SeatPromise:
    """Give seats of a need to a program or a cohort. Raises ValidationError where the need has no more."""
    with event("hiring_need.seats_promised", by=by, subject=need), refusals():
        return SeatPromise.objects.create(need=need, **values)


def take_back(*, promise: SeatPromise, by) -> None:
    """The seats are for nobody in particular again."""
    with event("hiring_need.seats_taken_back", by=by, subject=promise.need):
        promise.delete()
