"""From the rows that stay to the tables of the exchange format.

Only columns the workbook speaks of are written: in the exchange format a missing column changes nothing, an empty
cell clears.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from intermediary.reference.industries import industry_code

from . import codes
from .choices import EMPLOYED, WITHDRAWN
from .form import CREDENTIAL_COLUMNS
from .keys import Keys
from .report import Remark
from .trainings import cohort_end

# Where the columns of the exchange format come from, to trace a problem of the loader back to a cell.
SOURCES = {
    "participants.csv": {
        "participant": "state_id",
        "barriers": "low_income",
        "prior_hourly_wage": "prior_wage",
        "prior_weekly_hours": "prior_hours",
    },
    "programs.csv": {"title": "program"},
    "cohorts.csv": {"starts_on": "started_on", "ends_on": "ended_on", "cohort": "program"},
    "enrollments.csv": {"enrolled_on": "started_on", "participant": "last_name", "cohort": "program"},
    "credentials.csv": {"type": "credential_1", "title": "credential_1", "participant": "last_name"},
    "employers.csv": {"name": "employer"},
    "placements.csv": {
        "hourly_wage": "wage",
        "weekly_hours": "hours",
        "health_insurance": "health",
        "paid_leave": "pto",
        "retirement_plan": "retirement",
        "advancement_path": "advancement",
        "training_related": "status",
        "participant": "last_name",
        "cohort": "program",
    },
}


class Record(dict):
    """A row of an exchange table, column → text, that knows the workbook row it came from."""

    def __init__(self, line, values):
        super().__init__(values)
        self.line = line

    @property
    def origin(self):
        """(sheet, row) in the workbook, as Excel counts rows."""
        return self.line.sheet.name, self.line.number


@dataclass
class Kept:
    """The rows that stay, by sheet."""

    offer: object
    people: list
    enrollments: list
    attainments: list
    jobs: list


def tables(kept, initiative, grants):
    """File name → list of Records, in load order, for everything a workbook holds."""
    keys = Keys(initiative, kept.offer.lines)
    employed = [line for line in kept.jobs if line["status"] in EMPLOYED]
    return {
        "employers.csv": _employers(employed, keys),
        "participants.csv": [_participant(line, keys) for line in kept.people],
        "programs.csv": _programs(kept, keys),
        "cohorts.csv": _cohorts(kept.enrollments, keys, initiative, grants),
        "enrollments.csv": [_enrollment(line, keys) for line in kept.enrollments],
        "credentials.csv": _credentials(kept.attainments, keys),
        "placements.csv": [_placement(line, keys) for line in employed],
    }


def _record(line, values):
    """A Record with None for not known written as empty, and with columns that the sheet does not have left away."""
    return Record(line, {key: _text(value) for key, value in values.items() if value is not _ABSENT})


_ABSENT = object()


def _said(line, key, meaning=None):
    """A cell's value, by its meaning if given; absent where the sheet has no such column."""
    if key not in line.cells:
        return _ABSENT
    return meaning.get(line[key], "") if meaning is not None else line[key]


def _finer(line, key, coarser):
    """What is on record, where the form has only a coarser word for it and the cell still says that."""
    kept = line[f"{key}_kept"]
    return kept if kept in coarser and coarser[kept] == line[key] else None


def _asked(line, *keys):
    return any(key in line.cells for key in keys)


def _most(counted):
    return counted.most_common(1)[0][0] if counted else None


def _text(value):
    if value is None:
        return ""
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)


def _participant(line, keys):
    races = [codes.RACE[race] for race in (line["race"] or "").split("; ") if race in codes.RACE]
    barriers = [barrier for barrier in codes.BARRIERS if line[barrier] == "Yes"]
    barriers += [kept for kept in (line["barriers_kept"] or "").split(";") if kept and kept not in codes.BARRIERS]
    return _record(
        line,
        {
            "participant": keys.person(line),
            "first_name": line["first_name"],
            "middle_name": _said(line, "middle_name"),
            "last_name": line["last_name"],
            "birth_date": _said(line, "birth_date"),
            "gender": _finer(line, "gender", codes.COARSER_GENDER) or _said(line, "gender", codes.GENDER),
            "race": ";".join(races) if "race" in line.cells else _ABSENT,
            "hispanic": _said(line, "hispanic", codes.YES_NO),
            "education": _said(line, "education", codes.EDUCATION),
            "zip": _said(line, "zip"),
            "barriers": ";".join(barriers) if _asked(line, *codes.BARRIERS) else _ABSENT,
            "prior_hourly_wage": _said(line, "prior_wage"),
            "prior_weekly_hours": _said(line, "prior_hours"),
        },
    )


def _programs(kept, keys):
    codes_of = defaultdict(Counter)
    first = {}
    for line in [*kept.offer.lines, *kept.enrollments]:
        first.setdefault(line["program"], line)
        if line["cip"]:
            codes_of[line["program"]][line["cip"]] += 1
    asked = any("cip" in line.cells for line in kept.enrollments)
    return [
        _record(
            line,
            {
                "program": keys.program(title),
                "title": title,
                "cip": _most(codes_of[title]) if asked else _ABSENT,
            },
        )
        for title, line in first.items()
    ]


def _cohorts(enrollments, keys, initiative, grants):
    members = defaultdict(list)
    for line in enrollments:
        members[keys.cohort(line)].append(line)
    return [
        _record(
            lines[0],
            {
                "cohort": key,
                "initiative": initiative,
                "program": keys.program(lines[0].training[1]),
                # A cohort on record has a provider of its own or its program's, and its grants.
                "provider": lines[0].training[0] if _own_provider(lines[0]) else _ABSENT,
                "starts_on": lines[0]["cohort_starts_on"] or lines[0]["started_on"],
                "ends_on": lines[0]["cohort_ends_on"] or cohort_end(lines),
                "grants": ";".join(grants) if grants and not lines[0]["cohort_key"] else _ABSENT,
            },
        )
        for key, lines in members.items()
    ]


def _own_provider(line):
    return not line["cohort_key"] or bool(line["cohort_provider"])


def _enrollment(line, keys):
    reason = line["reason"] if line["status"] == WITHDRAWN else None
    if reason == "Other" and line["other_reason"]:
        reason = line["other_reason"]
    if reason == codes.DISMISSED:
        reason = None
    return _record(
        line,
        {
            "enrollment": keys.enrollment(line),
            "participant": keys.person(line.person),
            "cohort": keys.cohort(line),
            "status": _finer(line, "status", codes.COARSER_STATUS) or codes.STATUS[line["status"]],
            "enrolled_on": line["started_on"],
            "ended_on": line["ended_on"] if line["status"] else None,
            "reason": reason,
        },
    )


def _credentials(attainments, keys):
    numbers, found = Counter(), []
    for line in attainments:
        for column in CREDENTIAL_COLUMNS:
            if not line[column]:
                continue
            code = codes.CREDENTIAL.get(line[column], codes.OTHER_CREDENTIAL)
            which = line.person.number, line.training, code
            numbers[which] += 1
            values = {
                "credential": keys.credential(line, column, code, numbers[which]),
                "participant": keys.person(line.person),
                "cohort": keys.cohort(line.enrollment),
                "type": code,
                "title": line[f"{column}_title"] or line[column],
            }
            found.append(_record(line, values))
    return found


def _employers(jobs, keys):
    industries, first = defaultdict(Counter), {}
    for line in jobs:
        first.setdefault(keys.employer(line), line)
        if code := industry_code(line["naics"] or ""):
            industries[keys.employer(line)][code] += 1
    return [
        _record(
            line,
            {
                "employer": key,
                "name": line["employer"],
                "naics": _most(industries[key]) if "naics" in line.cells else _ABSENT,
            },
        )
        for key, line in first.items()
    ]


def _placement(line, keys):
    return _record(
        line,
        {
            "placement": keys.placement(line),
            "participant": keys.person(line.person),
            "employer": keys.employer(line),
            "cohort": keys.cohort(line.enrollment),
            "started_on": line["started_on"],
            "hourly_wage": line["wage"] if line["wage_reported"] != "No" else None,
            "weekly_hours": _said(line, "hours"),
            "training_related": codes.TRAINING_RELATED[line["status"]],
            "health_insurance": _said(line, "health", codes.YES_NO),
            "paid_leave": codes.either(line["pto"], line["sick_leave"])
            if _asked(line, "pto", "sick_leave")
            else _ABSENT,
            "retirement_plan": _said(line, "retirement", codes.YES_NO),
            "advancement_path": _said(line, "advancement", codes.YES_NO),
        },
    )


def unknown_industries(jobs):
    """Remarks on codes that NAICS 2022 does not have: such a code is not stored."""
    text = _("NAICS 2022 has no industry %(code)s: not stored.")
    return [
        Remark(line.sheet.name, line.number, line.header("naics"), text % {"code": line["naics"]})
        for line in jobs
        if line["status"] in EMPLOYED and line["naics"] and not industry_code(line["naics"])
    ]
