"""What is written to people about their seat, in both languages: nobody has to have told us theirs."""

from collections.abc import Iterable
from datetime import time
from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.messages.backends import available
from intermediary.messages.models import Channel
from participants.models import Identity

QUIET = time(21), time(8)  # no text message goes out between them


class Way(NamedTuple):
    """How somebody is reached."""

    channel: str
    to: str
    first_name: str


def ways(participants: Iterable[int]) -> dict[int, Way]:
    """How each of these people is reached: by e-mail, else by text message where we send those. Nobody else."""
    channels, found = available(), {}
    for identity in Identity.objects.filter(participant__in=participants):
        if identity.email:
            found[identity.participant_id] = Way(Channel.EMAIL, identity.email, identity.first_name)
        elif identity.phone and Channel.SMS in channels:
            found[identity.participant_id] = Way(Channel.SMS, identity.phone, identity.first_name)
    return found


def recipients(enrollment: int) -> tuple[str, str]:
    """Under what names messages are kept: about the seat, and about the class. Each waits for none of the other."""
    return f"seat {enrollment}", f"class {enrollment}"


def reach(participant: int) -> Way | None:
    return ways([participant]).get(participant)


def offer_letter(way: Way, *, cohort, last, link: str) -> tuple[str, str]:
    """(subject, body) of the offer of a seat that is held through the day `last`."""
    subjects, bodies = [], []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            facts = {"name": way.first_name, "program": str(cohort.program), "link": link, "day": date_format(last)}
            facts["start"] = date_format(cohort.starts_on) if cohort.starts_on else ""
            subjects.append(_("A seat for you: %(program)s") % facts)
            if way.channel == Channel.SMS:
                bodies.append(_("A seat in %(program)s is held for you until %(day)s. Take it or pass:") % facts)
                continue
            lines = [_("Hello %(name)s,") % facts, _("A seat in %(program)s is held for you.") % facts]
            if cohort.starts_on:
                lines.append(_("The first day is %(start)s.") % facts)
            lines += [
                _("Please say whether you take it by %(day)s. After that it goes to the next person.") % facts,
                link,
            ]
            bodies.append("\n\n".join(lines))
    return " / ".join(subjects), f"{' '.join(bodies)} {link}" if way.channel == Channel.SMS else "\n\n—\n\n".join(
        bodies
    )
