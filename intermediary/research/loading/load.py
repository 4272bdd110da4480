"""Load one official file: all of it or nothing, the same twice as once."""

from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.reference import occupations
from intermediary.research.enums import Kind
from intermediary.research.loading.kind import Job, crosswalk
from intermediary.research.loading.kinds import KINDS
from intermediary.research.loading.report import Report
from intermediary.research.loading.table import NotReadable, digest, open_table
from intermediary.research.loading.writing import Staged
from intermediary.research.models import Occupation, Release


def load(
    kind: str, path: Path, *, released_on: date, period: str = "", source: str = "", url: str = "", licence: str = "",
    states=(), sample: bool = False, dry_run: bool = False, by=None, after=None,
) -> Report:  # fmt: skip
    """Load a file of a kind, or only say what that would do. Nothing is written where the report has problems.

    `released_on` is the day on which the office published it: files do not say. `period` is asked for where neither
    the file nor its name has it. `states` (two digits) keeps figures of their counties alone. `after` is called with
    the release inside the transaction.
    """
    spec, report = KINDS[kind], Report(path.name)
    with acting("system"), event("research.loaded", by=by, bulk=True, note=f"{kind} {path.name}"[:200]):
        try:
            table = open_table(path, spec.recognised)
        except NotReadable as refusal:
            report.refuse(0, "", refusal, _looks_like(kind, path))
            return report
        known = set(occupations.occupations()) | set(Occupation.objects.values_list("code", flat=True))
        job = Job(table, report, path.name, released_on, period, frozenset(states), crosswalk(), known)
        staged = Staged(spec)
        try:
            with transaction.atomic():
                staged.fill(spec.read(job))
        except NotReadable as refusal:
            report.refuse(0, "", refusal, _("Download the file once more."))
            return report
        release = Release(
            kind=kind, period=job.period, source=source or spec.source, url=url or ("" if sample else spec.url),
            licence=licence or (_("Made up") if sample else spec.licence), released_on=released_on, sample=sample,
            file_name=path.name[:200], sha256=digest(path),
        )  # fmt: skip
        staged.check(job, release)
        _refuse_empty(report, staged)
        if report.problems:
            staged.drop()
            return report
        staged.compare(report)
        if dry_run:
            staged.drop()
            return report
        report.release = _entered(release)
        staged.write(report.release)
        report.written = True
        if after:
            after(report.release)
    return report


def _entered(release: Release) -> Release:
    """The release on record: of the same file, the one that is there."""
    same = Release.objects.filter(kind=release.kind, sha256=release.sha256).first()
    if same:
        release.pk, release.loaded_at = same.pk, same.loaded_at
    release.save()
    return release


def _refuse_empty(report: Report, staged: Staged) -> None:
    if not staged.rows and not report.problems:
        passed = "; ".join(f"{number} {reason}" for reason, number in report.passed_over.most_common(3))
        report.refuse(
            0, "", _("No row of the file can be used."), passed or _("Check that it is the file that was meant.")
        )


def _looks_like(kind: str, path: Path) -> str:
    """What a file that was not recognised seems to be instead."""
    for other, spec in KINDS.items():
        if other == kind:
            continue
        try:
            open_table(path, spec.recognised)
        except NotReadable:
            continue
        return _("This looks like “%(kind)s”: load it with load_research %(name)s.") % {
            "kind": Kind(other).label,
            "name": other,
        }
    return _("Expected the file as the office publishes it: “%(kind)s”.") % {"kind": Kind(kind).label}
