"""What the last full check found, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intermediary.jobs.models import Job


@dataclass(frozen=True)
class Checked:
    at: datetime
    differences: int
    words: str
    waiting: str
    units: list[tuple[str, int]]
    columns: list[tuple[str, int]]
    examples: list[str]

    @property
    def tone(self) -> str:
        return "danger" if self.differences else "good"


def checked(job: Job | None) -> Checked | None:
    if job is None or "differences" not in job.result:
        return None
    found = job.result
    return Checked(
        at=job.finished_at,
        differences=found["differences"],
        words=words(found["differences"]),
        waiting=_waiting(found),
        units=[*sorted(found["units"].items()), *([("tally different", found["tallies"])] if found["tallies"] else [])],
        columns=sorted(found["columns"].items()),
        examples=found["examples"],
    )


def words(differences: int) -> str:
    if not differences:
        return _("What is stored equals what the records say.")
    said = ngettext(
        "%(n)s difference between what is stored and what the records say.",
        "%(n)s differences between what is stored and what the records say.",
        differences,
    )
    return said % {"n": f"{differences:,}"}


def _waiting(found: dict) -> str:
    if found["everybody_waits"]:
        return _("Everybody's figures waited to be computed then, so that only sums were checked.")
    if not found["waiting"]:
        return ""
    said = ngettext(
        "%(n)s person was left out: a change waited to be worked in.",
        "%(n)s people were left out: changes waited to be worked in.",
        found["waiting"],
    )
    return said % {"n": f"{found['waiting']:,}"}
