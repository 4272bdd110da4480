"""What an import has to say, as the page shows it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.exchange.models import ImportBatch
from intermediary.jobs.models import State

COUNTS = {
    "participants": gettext_lazy("Participants"),
    "cohorts": gettext_lazy("Cohorts"),
    "providers": gettext_lazy("Training providers"),
    "programmes": gettext_lazy("Programs"),
    "employers": gettext_lazy("Employers"),
    "enrolments": gettext_lazy("Enrollments"),
    "completers": gettext_lazy("Completed"),
    "withdrawn": gettext_lazy("Withdrawn"),
    "still_in_training": gettext_lazy("Still in training"),
    "credentials": gettext_lazy("Credentials"),
    "placements": gettext_lazy("Placements"),
}
SHOWN = 500  # lines of one table on the page


@dataclass(frozen=True)
class ImportReport:
    """The stored report of a batch: `refused` says why nothing was read, the lists say what each row is about."""

    batch: ImportBatch

    @property
    def working(self) -> bool:
        return self.batch.job is not None and self.batch.job.open

    @property
    def refused(self) -> str:
        report = self.batch.report
        if report.get("written") is False and report["problems"]:  # the database had the last word
            return report["problems"][-1]["problem"]
        return report.get("refused", "")

    @property
    def failed(self) -> bool:
        return self.batch.job is not None and self.batch.job.state in (State.FAILED, State.CANCELLED)

    @property
    def counts(self) -> list[tuple]:
        counts = self.batch.report.get("counts", {})
        return [(label, counts[name]) for name, label in COUNTS.items() if name in counts]

    @property
    def problems(self) -> list[dict]:
        return self.batch.report.get("problems", [])

    @property
    def repairs(self) -> list[dict]:
        return self.batch.report.get("repairs", [])

    @property
    def remarks(self) -> list[dict]:
        return self.batch.report.get("remarks", [])

    @property
    def repeated_rows(self) -> list[dict]:
        return self.batch.report.get("repeated_rows", [])

    @property
    def state_words(self) -> str:
        if self.working:
            return str(self.batch.job.get_state_display())
        if self.refused:
            return _("Refused")
        if self.failed:
            return str(self.batch.job.get_state_display())
        return _("Imported, rows left out") if self.problems else _("Imported")

    @property
    def tone(self) -> str:
        if self.working:
            return "notice"
        if self.refused or self.failed:
            return "danger"
        return "warning" if self.problems else "good"


def report_of(batch: ImportBatch) -> ImportReport:
    return ImportReport(batch)
