"""Who changed a record last, for whoever finds it changed under their hands."""

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from intermediary.audit.events import history
from intermediary.pages.conflicts import tells_who_changed


@tells_who_changed
def who_changed(record) -> str:
    """Such as "Ana Ruiz, today at 2:03 p.m."; empty where the trail does not say, or not to this reader."""
    change = history(record).first()
    if change is None or change.event is None or change.event.by is None:
        return ""
    at = timezone.localtime(change.at)
    if at.date() == timezone.localdate():
        return _("%(name)s, today at %(time)s") % {"name": change.event.by, "time": time_format(at)}
    return _("%(name)s, on %(day)s") % {"name": change.event.by, "day": date_format(at)}
