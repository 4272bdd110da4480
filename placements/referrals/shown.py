"""How a referral is shown: tones of its status, its steps on a line of time."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from placements.referrals.enums import Kind, Shown, Status
from placements.referrals.models import Referral, Step

TONES = {
    Status.SUGGESTED: "quiet",
    Status.REFERRED: "warning",
    Status.YES: "good",
    Status.INTERVIEW: "good",
    Status.NOT_NOW: "notice",
    Status.NO: "danger",
    Status.OFFERED: "good",
    Status.HIRED: "good",
    Status.NOT_HIRED: "danger",
    Status.WITHDRAWN: "quiet",
}


def shown_labels(referral: Referral) -> list[str]:
    return [str(Shown(each).label) for each in referral.shows if each in Shown.values]


def timeline(referral: Referral) -> list[dict]:
    """Every step with who said it, and the letters that went out about it; the newest first."""
    steps = referral.steps.select_related("by").prefetch_related("letters__message")
    return [
        {"when": step.on, "title": step.get_status_display(), "text": _told(step), "tone": TONES[step.status]}
        for step in reversed(steps)
    ]


def _told(step: Step) -> str:
    parts = []
    if step.interview_at:
        parts.append(date_format(localtime(step.interview_at), "DATETIME_FORMAT"))
    if step.reason:
        parts.append(str(step.get_reason_display()))
    if step.words:
        parts.append(f"“{step.words}”")
    who = step.said_by or step.by
    if who:
        parts.append(f"{who} ({step.get_way_display()})" if step.way else str(who))
    elif step.way:
        parts.append(str(step.get_way_display()))
    for letter in step.letters.all():
        parts.append(_letter(letter))
    return " · ".join(parts)


def _letter(letter) -> str:
    words = {
        Kind.ASK: _("employer written to on %(day)s"),
        Kind.FIRST_NUDGE: _("employer reminded on %(day)s"),
        Kind.SECOND_NUDGE: _("employer reminded again on %(day)s"),
        Kind.OVER: _("employer told that it is over on %(day)s"),
        Kind.TOLD: _("person told on %(day)s"),
    }[Kind(letter.kind)]
    return words % {"day": date_format(letter.made_on)}
