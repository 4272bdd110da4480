"""What a file of wage records would do, and do it: rows by participant and quarter, with source `ui_match`."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from employers.models import Employer
from intermediary.audit.events import event
from intermediary.initiatives.models import Initiative
from participants.models import Participant
from placements.enums import Source
from placements.followups.models import WageFile
from placements.followups.wages.reading import Problem, Read, read
from placements.models import QuarterlyWage
from trainings.models import Enrollment

SHOWN = 500  # problems that a report lists; the rest is counted


def receive(*, initiative: Initiative, file_name: str, content: bytes, as_of: date, by) -> WageFile:
    """Keep a file, sealed, with the report of what it would do. Nothing else is written. Raises NotThisWorkbook."""
    found = read(content, file_name, as_of)
    with event("wage_file.uploaded", by=by, subject=initiative):
        report = _match(initiative, found, write=False)
        file = WageFile(initiative=initiative, file_name=file_name[-255:], as_of=as_of, report=report, by=by)
        file.put(content)
        file.save()
    return file


def import_file(*, file: WageFile, by) -> WageFile:
    """Write what the file holds. Done twice it changes nothing: a row is told by person, quarter and employer."""
    with event("wage_records.matched", by=by, subject=file.initiative, bulk=True):
        file = WageFile.objects.select_for_update().get(pk=file.pk)
        if file.state != WageFile.State.CHECKED:
            return file
        found = read(file.content, file.file_name, file.as_of)
        file.report, file.state, file.sealed = _match(file.initiative, found, write=True), WageFile.State.WRITTEN, b""
        file.save()
    return file


def discard(*, file: WageFile, by) -> None:
    """Throw a file away that was only checked."""
    with event("wage_file.discarded", by=by, subject=file.initiative):
        WageFile.objects.filter(pk=file.pk, state=WageFile.State.CHECKED).update(
            state=WageFile.State.DISCARDED, sealed=b""
        )


def _match(initiative: Initiative, found: Read, *, write: bool) -> dict:
    asked = dict(Participant.objects.filter(
        pk__in=Enrollment.objects.filter(cohort__initiative=initiative).values("participant")
    ).values_list("key", "pk"))  # fmt: skip
    firms = dict(Employer.objects.exclude(fein="").values_list("fein", "pk"))
    firms |= {f"{f[:2]}-{f[2:]}": pk for f, pk in list(firms.items()) if len(f) == 9 and f.isdigit()}
    problems = list(found.problems)
    wanted: dict[str, tuple[int, str, int | None, Decimal]] = {}
    matched, unknown_firms, no_pay = set(), set(), 0
    for (key, quarter, fein), amount in found.amounts.items():
        if key not in asked:
            where = found.rows_of[key, quarter, fein]
            problems.append(Problem(where, "participant", _("nobody of this initiative has this ID"),
                                    _("take the ID from the file of people to match")))  # fmt: skip
            continue
        matched.add(key)
        no_pay += amount == 0
        if fein and fein not in firms:
            unknown_firms.add(fein)
        wanted[f"ui-{key}-{quarter}-{fein or 'none'}"[:120]] = asked[key], quarter, firms.get(fein), amount
    created, changed = _write(wanted) if write else _compare(wanted)
    problems.sort(key=lambda problem: (problem.row, problem.column))
    return {
        "rows": found.rows,
        "matched": len(matched),
        "not_in_file": len(asked) - len(matched),
        "records": len(wanted),
        "no_pay": no_pay,
        "created": created,
        "changed": changed,
        "unchanged": len(wanted) - created - changed,
        "repeated": found.repeated,
        "added_up": found.added_up,
        "mended": found.mended,
        "unknown_firms": len(unknown_firms),
        "left_out": len({problem.row for problem in problems}),
        "problems": [asdict(problem) for problem in problems[:SHOWN]],
    }


def _standing(keys) -> dict[str, QuarterlyWage]:
    return {wage.key: wage for wage in QuarterlyWage.objects.filter(key__in=list(keys))}


def _differs(wage: QuarterlyWage, wanted: tuple) -> bool:
    return (wage.employer_id, wage.amount) != (wanted[2], wanted[3])


def _compare(wanted: dict) -> tuple[int, int]:
    standing = _standing(wanted)
    return len(wanted) - len(standing), sum(_differs(wage, wanted[key]) for key, wage in standing.items())


def _write(wanted: dict) -> tuple[int, int]:
    standing = _standing(wanted)
    fresh = [
        QuarterlyWage(key=key, participant_id=person, quarter=quarter, employer_id=firm, amount=amount,
                      source=Source.UI_MATCH)
        for key, (person, quarter, firm, amount) in wanted.items() if key not in standing
    ]  # fmt: skip
    QuarterlyWage.objects.bulk_create(fresh, batch_size=2000)
    moved = [wage for key, wage in standing.items() if _differs(wage, wanted[key])]
    for wage in moved:
        _person, _quarter, wage.employer_id, wage.amount = wanted[wage.key]
    QuarterlyWage.objects.bulk_update(moved, ["employer", "amount"], batch_size=2000)
    return len(fresh), len(moved)
