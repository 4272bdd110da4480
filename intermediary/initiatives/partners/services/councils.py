"""Councils: who sits there, when it met, who came, what was decided, and who does what by when."""

from datetime import date

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.partners.models import Action, Attendance, Council, Decision, Meeting, Seat


def save_council(*, initiative: Initiative, council: Council | None = None, by, **values) -> Council:
    """Set up a council (or change `council`). Raises ValidationError where there is one of that name."""
    return _save(council or Council(initiative=initiative), "council", by, values)


def save_seat(*, council: Council, seat: Seat | None = None, by, **values) -> Seat:
    """Give somebody a seat, or change it; it ends with a last day, so that old meetings keep who could come."""
    return _save(seat or Seat(council=council), "seat", by, values)


def save_meeting(*, council: Council, meeting: Meeting | None = None, by, **values) -> Meeting:
    """Put a meeting on the calendar, or write down what was said. Raises ValidationError for two on one day."""
    return _save(meeting or Meeting(council=council), "meeting", by, values)


def record_attendance(*, meeting: Meeting, present: dict[Seat, bool | None], by) -> None:
    """Who came. None is not known, and stays so: it counts neither as there nor as away."""
    with event("meeting.attended", by=by, subject=meeting):
        Attendance.objects.bulk_create(
            [Attendance(meeting=meeting, seat=seat, present=there) for seat, there in present.items()],
            update_conflicts=True,
            unique_fields=["meeting", "seat"],
            update_fields=["present"],
        )


def add_decision(*, meeting: Meeting, text: str, by) -> Decision:
    with event("meeting.decided", by=by, subject=meeting):
        return Decision.objects.create(meeting=meeting, text=text)


def save_action(*, meeting: Meeting, action: Action | None = None, by, **values) -> Action:
    """Give somebody something to do by a day, or change it."""
    return _save(action or Action(meeting=meeting), "action", by, values)


def finish_action(*, action: Action, on: date, by) -> Action:
    """It is done since that day. Finishing twice keeps the first day."""
    with event("action.done", by=by, subject=action):
        Action.objects.filter(pk=action.pk, done_on=None).update(done_on=on)
    return action


def _save(record, noun: str, by, values: dict):
    verb = "added" if record.pk is None else "changed"
    with event(f"{noun}.{verb}", by=by, subject=record), refusals():
        for field, value in values.items():
            setattr(record, field, value)
        record.save()
    return record
