"""A cohort's sessions: the plan, one of them, and who was there."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trainings.attendance import services
from trainings.attendance.enums import THERE, Presence
from trainings.attendance.forms import PatternForm, SessionForm, read_marks
from trainings.attendance.models import Session
from trainings.models import Cohort
from trainings.tabs import tabs, trail


def cohort_sessions(request, key: str):
    cohort, today = _cohort(key), timezone.localdate()
    found = cohort.sessions.annotate(
        there=Count("marks", filter=Q(marks__presence__in=THERE)), marked=Count("marks")
    ).order_by("held_on", "starts_at", "pk")
    sessions = list(found)
    over = [session for session in sessions if session.held_on <= today]
    context = {
        "cohort": cohort,
        "title": str(cohort),
        "lead": cohort.taught_by or "",
        "trail": trail(),
        "tabs": tabs(cohort, "sessions"),
        "today": today,
        "parts": [
            (_("Held, and today"), list(reversed(over))),
            (_("Still to come"), [session for session in sessions if session.held_on > today]),
        ],
        "held": sum(session.hours for session in over if not session.cancelled),
        "planned": sum(session.hours for session in sessions if not session.cancelled),
        "primary": {"url": reverse("cohort_plan", args=[key]), "label": _("Plan sessions"), "icon": "calendar"},
        "secondary": [{"url": reverse("cohort_session_add", args=[key]), "label": _("Add one session")}],
    }
    return render(request, "trainings/sessions.html", context)


def cohort_plan(request, key: str):
    cohort = _cohort(key)
    initial = {"first": cohort.starts_on, "last": cohort.ends_on, "weekdays": [0, 1, 2, 3, 4], "starts_at": "09:00",
               "ends_at": "15:30", "break_minutes": 30}  # fmt: skip
    form, page = PatternForm(request.POST or None, initial=initial), reverse("cohort_sessions", args=[key])
    if request.method == "POST" and form.is_valid():
        try:
            made = services.plan(cohort=cohort, pattern=form.pattern, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            words = ngettext("%(n)d session is new on the plan.", "%(n)d sessions are new on the plan.", made)
            messages.success(request, words % {"n": made})
            return redirect(page)
    lead = _("The same hours every week. Sessions that are on the plan already stay; each can be changed afterwards.")
    return _form(request, cohort, form, _("Plan sessions"), lead=lead, submit=_("Put them on the plan"))


def cohort_session_add(request, key: str):
    cohort = _cohort(key)
    form = SessionForm(request.POST or None, initial={"held_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            session = services.save_session(cohort=cohort, **form.changes(), by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("cohort_session", key=key, pk=session.pk)
    return _form(request, cohort, form, _("Add one session"))


def cohort_session_edit(request, key: str, pk: int):
    cohort, session = _session(key, pk)
    form = SessionForm(request.POST or None, instance=session)
    if request.method == "POST" and form.is_valid():
        try:
            services.save_session(session=session, **form.changes(), by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("cohort_sessions", key=key)
    return _form(request, cohort, form, _("Session of %(day)s") % {"day": session})


def cohort_session(request, key: str, pk: int):
    """Who was there: everybody, until somebody says otherwise. Sent twice it is saved once."""
    cohort, session = _session(key, pk)
    people, wrong = list(services.expected(session)), []
    if request.method == "POST":
        said, wrong = read_marks(request.POST, people, session.hours)
        if not wrong:
            try:
                services.take(session=session, said=said, now=timezone.now(), by=request.user)
            except ValidationError as refusal:
                messages.error(request, refusal.messages[0])
            else:
                there = sum(one.presence in THERE for one in said.values())
                words = _("Attendance is saved: %(there)d of %(all)d were there.")
                messages.success(request, words % {"there": there, "all": len(people)})
                return redirect("cohort_sessions", key=key)
    known = {mark.enrollment_id: mark for mark in session.marks.all()}
    context = {
        "cohort": cohort,
        "session": session,
        "rows": [_row(request.POST, enrollment, known.get(enrollment.pk), wrong) for enrollment in people],
        "wrong": wrong,
        "choices": Presence.choices,
        "title": _("Attendance, %(day)s") % {"day": session},
        "lead": " · ".join(str(word) for word in (cohort, session.topic) if word),
        "trail": [*trail(), {"url": reverse("cohort_sessions", args=[key]), "label": str(cohort)}],
        "secondary": [
            {"url": reverse("cohort_session_sheet", args=[key, pk]), "label": _("Sign-in sheet"), "icon": "print"},
            {"url": reverse("cohort_session_edit", args=[key, pk]), "label": _("Change the session")},
        ],
    }
    return render(request, "trainings/attendance.html", context)


def cohort_session_sheet(request, key: str, pk: int):
    cohort, session = _session(key, pk)
    context = {
        "cohort": cohort,
        "session": session,
        "people": services.expected(session),
        "spare": range(3),
        "title": _("Sign-in sheet"),
        "trail": [*trail(), {"url": reverse("cohort_session", args=[key, pk]), "label": f"{cohort}, {session}"}],
        "primary": {"label": _("Print"), "print": True},
    }
    return render(request, "trainings/sheet.html", context)


def _row(sent, enrollment, mark, wrong: list[int]) -> dict:
    pk = enrollment.pk
    hours = "" if mark is None or mark.hours is None else f"{mark.hours.normalize():f}"
    return {
        "enrollment": enrollment,
        "presence": sent.get(f"presence-{pk}") or (mark.presence if mark else Presence.PRESENT),
        "hours": sent.get(f"hours-{pk}", hours),
        "wrong": pk in wrong,
    }


def _cohort(key: str) -> Cohort:
    return get_object_or_404(Cohort.objects.select_related("program__provider", "provider", "initiative"), key=key)


def _session(key: str, pk: int) -> tuple[Cohort, Session]:
    cohort = _cohort(key)
    return cohort, get_object_or_404(cohort.sessions, pk=pk)


def _form(request, cohort: Cohort, form, title: str, **more):
    page = reverse("cohort_sessions", args=[cohort.key])
    context = {"title": title, "forms": [form], "trail": [*trail(), {"url": page, "label": str(cohort)}],
               "cancel_url": page, **more}  # fmt: skip
    return render(request, "form.html", context)
