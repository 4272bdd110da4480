from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.initiatives.partners import services
from intermediary.initiatives.partners.forms import ActionForm, AttendanceForm, DecisionForm, MeetingForm
from intermediary.initiatives.partners.models import Action, Meeting
from intermediary.initiatives.partners.views.councils import of_initiative, page, trail
from intermediary.pages.saving import save_page


def meeting_detail(request, key: str, pk: int):
    meeting = _meeting(key, pk)
    attendance = list(meeting.attendance.select_related("seat__partnership__organization").order_by("seat__name"))
    came = [each for each in attendance if each.present]
    context = {
        "title": date_format(meeting.held_on),
        "lead": " · ".join(filter(None, (meeting.council.name, meeting.place))),
        "trail": trail(key, meeting.council),
        "meeting": meeting,
        "key": key,
        "came": came,
        "away": [each for each in attendance if each.present is False],
        "unknown": _unknown(meeting, attendance),
        "decisions": meeting.decisions.all(),
        "actions": meeting.actions.select_related("owner"),
        "ahead": meeting.held_on > timezone.localdate(),
        "primary": {"url": reverse("action_add", args=[key, pk]), "label": _("Add an action"), "icon": "plus"},
        "secondary": [
            {"url": reverse("meeting_attendance", args=[key, pk]), "label": _("Who came"), "icon": "people"},
            {"url": reverse("meeting_decide", args=[key, pk]), "label": _("Add a decision")},
            {"url": reverse("meeting_edit", args=[key, pk]), "label": _("Edit"), "icon": "edit"},
            {"print": True, "label": _("Print")},
        ],
    }
    return render(request, "partners/meeting.html", context)


def _unknown(meeting: Meeting, attendance: list) -> int:
    """Seats that were held on the day, and of which nobody wrote down whether they came."""
    known = {each.seat_id for each in attendance if each.present is not None}
    held = [seat for seat in meeting.council.seats.all() if seat.held_on(meeting.held_on)]
    return sum(seat.pk not in known for seat in held)


def meeting_form(request, key: str, pk: int):
    """A new meeting of council `pk`."""
    return _meeting_form(request, key, of_initiative(key, pk), None)


def meeting_edit(request, key: str, pk: int):
    meeting = _meeting(key, pk)
    return _meeting_form(request, key, meeting.council, meeting)


def _meeting_form(request, key: str, council, meeting: Meeting | None):
    return save_page(
        request,
        MeetingForm(request.POST or None, instance=meeting, initial={"held_on": timezone.localdate()}),
        lambda **values: services.save_meeting(council=council, meeting=meeting, **values),
        title=_("Edit the meeting") if meeting else _("Add a meeting"),
        trail=trail(key, council),
        cancel_url=_page(key, meeting) if meeting else page(council),
        to=lambda saved: _page(key, saved),
        done=_("The meeting is saved."),
    )


def meeting_attendance(request, key: str, pk: int):
    meeting = _meeting(key, pk)
    known = dict(meeting.attendance.values_list("seat", "present"))
    seats = [
        seat
        for seat in meeting.council.seats.select_related("partnership__organization")
        if seat.pk in known or seat.held_on(meeting.held_on)
    ]
    form = AttendanceForm(request.POST or None, seats=seats, known=known)
    return save_page(
        request,
        form,
        lambda by, **values: services.record_attendance(meeting=meeting, present=form.present(), by=by),
        title=_("Who came"),
        lead=_("Leave open what nobody remembers: it counts neither as there nor as away."),
        trail=_trail(key, meeting),
        cancel_url=_page(key, meeting),
        done=_("Saved."),
    )


def meeting_decide(request, key: str, pk: int):
    meeting = _meeting(key, pk)
    return save_page(
        request,
        DecisionForm(request.POST or None),
        lambda **values: services.add_decision(meeting=meeting, **values),
        title=_("Add a decision"),
        trail=_trail(key, meeting),
        cancel_url=_page(key, meeting),
        done=_("The decision is on record."),
    )


def action_form(request, key: str, pk: int):
    """A new action of meeting `pk`."""
    return _action_form(request, key, _meeting(key, pk), None)


def action_edit(request, key: str, pk: int):
    action = _action(key, pk)
    return _action_form(request, key, action.meeting, action)


def _action_form(request, key: str, meeting: Meeting, action: Action | None):
    return save_page(
        request,
        ActionForm(request.POST or None, instance=action),
        lambda **values: services.save_action(meeting=meeting, action=action, **values),
        title=_("Edit the action") if action else _("Add an action"),
        trail=_trail(key, meeting),
        cancel_url=_page(key, meeting),
        done=_("The action is saved."),
    )


def action_done(request, key: str, pk: int):
    action = _action(key, pk)
    if request.method == "POST":
        services.finish_action(action=action, on=timezone.localdate(), by=request.user)
        messages.success(request, _("Done. Nobody is reminded of it any more."))
    return redirect(_page(key, action.meeting))


def _meeting(key: str, pk: int) -> Meeting:
    found = Meeting.objects.select_related("council__initiative")
    return get_object_or_404(found, pk=pk, council__initiative__key=key)


def _action(key: str, pk: int) -> Action:
    found = Action.objects.select_related("meeting__council__initiative")
    return get_object_or_404(found, pk=pk, meeting__council__initiative__key=key)


def _page(key: str, meeting: Meeting) -> str:
    return reverse("meeting_detail", args=[key, meeting.pk])


def _trail(key: str, meeting: Meeting) -> list[dict]:
    return [*trail(key, meeting.council), {"url": _page(key, meeting), "label": date_format(meeting.held_on)}]
