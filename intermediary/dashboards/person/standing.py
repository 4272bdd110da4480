"""A person's period of participation in words: whether it is open, until when, and what would move the exit."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from placements.outcomes.participation import Period, periods


def standing(participant_id: int, as_of: date) -> dict:
    """{pill, tone, words, before}: what stands in the card. `before` are earlier periods, the latest first."""
    found = periods(participant_id, as_of)
    if not found:
        words = _("Participation begins with the first service that keeps it open, or a seat in a cohort.")
        return {"pill": _("Not begun"), "tone": "quiet", "words": words, "before": []}
    latest = found[-1]
    pill, tone = (_("Open"), "good") if latest.exit_on is None else (_("Exited"), "quiet")
    return {"pill": pill, "tone": tone, "words": _words(latest), "since": latest.entry, "before": found[-2::-1]}


def _words(period: Period) -> str:
    days = {
        "last": date_format(period.last),
        "exit": date_format(period.exit_on) if period.exit_on else "",
        "until": date_format(period.decided_on - timedelta(days=1)),
        "planned": date_format(period.planned_on) if period.planned_on else "",
    }
    if period.exit_on:
        return (
            _("Exited on %(exit)s, the day of the last service. A service within 90 days of it takes that back.") % days
        )
    if period.planned_on:
        return _("Open, with a service planned for %(planned)s. The last one was on %(last)s.") % days
    if period.in_training:
        return _("Open through the seat in a cohort. 90 days after training ends it closes, unless a service is given.")
    return _("Open until %(until)s unless a service is given or planned. Then the exit counts as of %(last)s.") % days
