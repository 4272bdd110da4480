"""Quiet hours, by the clock on the wall where the installation is: on the nights it is changed, too."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone


def next_moment(moment: datetime, quiet_from: time | None, quiet_until: time | None) -> datetime:
    """`moment`, or the end of the quiet hours that it lies in. Empty or equal times: nothing is quiet."""
    if quiet_from is None or quiet_until is None or quiet_from == quiet_until:
        return moment
    zone = timezone.get_default_timezone()
    local = moment.astimezone(zone)
    clock = local.time()
    over_midnight = quiet_from > quiet_until
    quiet = clock >= quiet_from or clock < quiet_until if over_midnight else quiet_from <= clock < quiet_until
    if not quiet:
        return moment
    tomorrow = over_midnight and clock >= quiet_from
    return _at(local.date() + timedelta(days=tomorrow), quiet_until, zone)


def morning_after(moment: datetime, quiet_until: time | None) -> datetime:
    """The next day's first moment at which something may go out."""
    zone = timezone.get_default_timezone()
    return _at(moment.astimezone(zone).date() + timedelta(days=1), quiet_until or time(0), zone)


def _at(day, clock: time, zone: ZoneInfo) -> datetime:
    """A time of day that the clock skips is an hour later that day."""
    return datetime.combine(day, clock, zone).astimezone(ZoneInfo("UTC"))
