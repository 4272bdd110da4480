"""What applicants are written, in both languages."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.pages import tokens
from trainings.applications.models import State


def come_back(program, typed: dict, token: str, until: datetime) -> tuple[str, str]:
    link = tokens.address("apply_again", token)

    def lines():
        day = date_format(timezone.localdate(until))
        return _("Your application for %(program)s") % {"program": program}, [
            _("Hello %(name)s,") % {"name": typed["first_name"]} if typed.get("first_name") else _("Hello,"),
            _("We have kept what you typed. Go on where you left off, until %(day)s:") % {"day": day},
            link,
            _("If this was not you, do nothing: it is deleted then."),
        ]

    return _both(lines)


def received(program, values: dict) -> tuple[str, str]:
    def lines():
        return _("We have your application for %(program)s") % {"program": program}, [
            _("Hello %(name)s,") % {"name": values["first_name"]},
            _("Thank you. We read every application and will write or call you about the next step."),
        ]

    return _both(lines)


def decided(program, identity, state: str) -> tuple[str, str]:
    def lines():
        waits = _("You are on the waiting list for %(program)s. We write to you as soon as a seat is free.")
        no = _("We cannot offer you a seat in %(program)s this time. Call us: we look for another way with you.")
        return _("Your application for %(program)s") % {"program": program}, [
            _("Hello %(name)s,") % {"name": identity.first_name},
            (waits if state == State.WAITLISTED else no) % {"program": program},
        ]

    return _both(lines)


def _both(lines: Callable) -> tuple[str, str]:
    """(subject, body) in one language after the other."""
    subjects, bodies = [], []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            subject, words = lines()
            subjects.append(subject)
            bodies.append("\n\n".join(words))
    return " / ".join(subjects), "\n\n—\n\n".join(bodies)
