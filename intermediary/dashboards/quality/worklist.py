"""Records that cannot be true, or should be looked at: one line a check."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from intermediary.accounts.roles import ANALYSTS, WAGE_READERS
from intermediary.dashboards.quality.counting import counted
from intermediary.pages.worklist import Due, source
from placements.outcomes.findings import CHECKS


@source("data-problems", gettext_lazy("Data problems"), 20, whole="data_quality")
def data_problems(user, initiative, as_of) -> list[Due]:
    checks = [check for check in CHECKS.values() if user.role in WAGE_READERS or not check.wages]
    found, _when = counted(checks, initiative=initiative, today=as_of)
    page = reverse("data_quality", args=[initiative.key])
    return [
        Due(
            title=str(check.title),
            url=f"{page}?check={check.key}",
            due_on=None,
            why=ngettext("%(n)s record", "%(n)s records", found[check.key]) % {"n": f"{found[check.key]:,}"},
            action=_("Look and mend"),
            mine=user.role in ANALYSTS,
        )
        for check in checks
        if found.get(check.key)
    ]
