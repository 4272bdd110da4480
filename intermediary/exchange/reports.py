"""What an import has to say, as its page shows it."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count
from django.utils.translation import gettext_lazy

from intermediary.exchange.models import ImportBatch, ImportNote
from intermediary.jobs.models import State as JobState

State = ImportBatch.State
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
KINDS = {  # of records, by their file of the exchange format
    "initiatives": gettext_lazy("Initiatives"),
    "funders": gettext_lazy("Funders"),
    "grants": gettext_lazy("Grants"),
    "employers": gettext_lazy("Employers"),
    "establishments": gettext_lazy("Establishments"),
    "openings": gettext_lazy("Openings"),
    "opening_fills": gettext_lazy("Openings filled"),
    "headcounts": gettext_lazy("Headcounts"),
    "hiring_needs": gettext_lazy("Hiring needs"),
    "participants": gettext_lazy("Participants"),
    "consents": gettext_lazy("Consents"),
    "providers": gettext_lazy("Training providers"),
    "programs": gettext_lazy("Programs"),
    "cohorts": gettext_lazy("Cohorts"),
    "need_seats": gettext_lazy("Seats promised"),
    "enrollments": gettext_lazy("Enrollments"),
    "services": gettext_lazy("Services"),
    "exclusions": gettext_lazy("Exclusions"),
    "credentials": gettext_lazy("Credentials"),
    "skill_gains": gettext_lazy("Skill gains"),
    "placements": gettext_lazy("Placements"),
    "follow_ups": gettext_lazy("Follow-ups"),
    "quarterly_wages": gettext_lazy("Quarterly wages"),
    "job_wishes": gettext_lazy("Job wishes"),
    "referrals": gettext_lazy("Referrals"),
    "referral_steps": gettext_lazy("Steps of referrals"),
}
TONES = {
    State.READ: "warning",
    State.COMPARE: "warning",
    State.PREVIEW: "warning",
    State.DONE: "good",
    State.UNDONE: "quiet",
    State.CANCELLED: "quiet",
    State.REFUSED: "danger",
}
SHOWN = 20  # notes of a kind on the page itself; the list has them all


@dataclass(frozen=True)
class ImportReport:
    """A batch as its page shows it: where it stands, what each kind of record gets, what is said of the file."""

    batch: ImportBatch

    @property
    def state(self) -> str:
        return self.batch.state

    @property
    def working(self) -> bool:
        """A worker has it, or will."""
        return self.moving and self.batch.job is not None and self.batch.job.open

    @property
    def stuck(self) -> bool:
        """It should move on, and its job failed."""
        return self.moving and not self.working

    @property
    def moving(self) -> bool:
        return self.state in (State.UPLOADED, State.IMPORTING, State.UNDOING)

    @property
    def refused(self) -> str:
        return self.batch.report.get("refused", "")

    @property
    def counts(self) -> list[tuple]:
        counts = self.batch.report.get("counts", {})
        return [(label, counts[name]) for name, label in COUNTS.items() if name in counts]

    @property
    def files(self) -> list[dict]:
        """What happens to each kind of record, in the order of writing."""
        laid = sorted(self.batch.report.get("files", {}).items(), key=lambda pair: pair[1]["first"])
        return [{"name": name, "label": KINDS[name], **counts} for name, counts in laid if "new" in counts]

    @property
    def writes(self) -> int:
        """Records that importing creates or changes."""
        return sum(file["new"] + file["changed"] for file in self.files)

    @property
    def written(self) -> bool:
        """Is anything of it on record?"""
        return self.batch.written_to > 0 and self.state != State.UNDONE

    @cached_property
    def noted(self) -> dict[str, int]:
        """Kind → how many notes."""
        return dict(self.batch.notes.order_by().values_list("kind").annotate(Count("number")))

    @cached_property
    def problems(self) -> list[ImportNote]:
        return self._first(ImportNote.Kind.PROBLEM)

    @cached_property
    def left(self) -> list[ImportNote]:
        return self._first(ImportNote.Kind.LEFT)

    @cached_property
    def left_out(self) -> int:
        """Rows left out: one row can have several problems."""
        return self.batch.notes.filter(kind=ImportNote.Kind.PROBLEM).values("sheet", "row").distinct().count()

    @property
    def undone(self) -> list[tuple]:
        """(kind, removed, restored) of an import that was taken back."""
        undone = self.batch.report.get("undone", {})
        names = {**undone.get("removed", {}), **undone.get("restored", {})}
        return [
            (KINDS[name], undone["removed"].get(name, 0), undone["restored"].get(name, 0))
            for name in KINDS
            if name in names
        ]

    def _first(self, kind: str) -> list[ImportNote]:
        return list(self.batch.notes.filter(kind=kind)[:SHOWN])

    @property
    def state_words(self) -> str:
        if self.stuck and self.batch.job is not None:
            return str(JobState.FAILED.label)
        return str(self.batch.get_state_display())

    @property
    def tone(self) -> str:
        return "danger" if self.stuck else TONES.get(self.state, "notice")


def report_of(batch: ImportBatch) -> ImportReport:
    return ImportReport(batch)
