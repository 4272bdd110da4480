"""What came of it: credentials and jobs, each belonging to the enrolment of one person in one programme."""

from collections import Counter, defaultdict
from decimal import Decimal

from django.utils.translation import gettext as _

from .choices import EARN_AND_LEARN, EMPLOYED, EMPLOYMENT
from .form import CREDENTIAL_COLUMNS
from .report import plain
from .spelling import fold

# Hourly earnings outside these are a month's pay or a slip; $150 an hour is $300,000 a year.
LEAST_WAGE, MOST_WAGE = Decimal(5), Decimal(150)


def read_attainments(sheet, people, offer, enrollments, report):
    """The rows of Credential_Attainment that stay, each with `.person` and `.enrollment`."""
    kept = []
    for line, person, training in _belonging(sheet, people, offer, "credential_of_nobody", report):
        for key in CREDENTIAL_COLUMNS:
            if key in line.cells and line.cells[key].trouble:
                line.cells[key].value = str(line.cells[key].raw).strip()
                report.remark(line, key, _("Not one of the form's credential types: kept as another credential."))
        if not any(line[key] for key in CREDENTIAL_COLUMNS):
            problem = _("no credential is named")
            report.leave_out(line, CREDENTIAL_COLUMNS[0], "no_credential", problem, _("Name it, or delete the row."))
        kept.append((line, person, training))
    return _kept(kept, enrollments, report)


def read_jobs(sheet, people, offer, enrollments, report):
    """The rows of Employment that stay, employed or not, each with `.person` and `.enrollment`."""
    kept = []
    for line, person, training in _belonging(sheet, people, offer, "job_of_nobody", report):
        cell = line.cells["status"]
        if not line["status"]:
            problem = (
                _("“%(text)s” is not an employment status") if cell.trouble else _("the employment status is missing")
            )
            problem %= {"text": cell.raw}
            mend = _("Choose one of: %(choices)s.") % {"choices": "; ".join(EMPLOYMENT)}
            report.leave_out(line, "status", "unknown_employment", problem, mend)
        elif line["status"] in EMPLOYED:
            _check_job(line, report)
        kept.append((line, person, training))
    _spell_employers([line for line, *__ in kept if not line.left_out])
    jobs = _kept(kept, enrollments, report)
    _ask_about_two_rows(jobs, report)
    return [line for line in jobs if not line.left_out]


def _belonging(sheet, people, offer, code, report):
    for line in sheet.lines:
        person = people.find(line, code)
        training = offer.find(line, report) if person else None
        if training:
            yield line, person, training


def _kept(rows, enrollments, report):
    """Drop what says the same as an earlier row, and tie each row that stays to its enrolment."""
    seen, kept = {}, []
    for line, person, training in rows:
        if line.left_out:
            continue
        said = (person.number, *(cell.value for cell in line.cells.values()))
        if said in seen:
            report.repeated(line, seen[said])
            continue
        seen[said] = line
        line.person, line.training = person, training
        line.enrollment = enrollments.find(person, training)
        if line.enrollment:
            kept.append(line)
        else:
            _ask_about_enrollment(line, enrollments.left_out.get((person.number, *training)), report)
    return kept


def _ask_about_enrollment(line, left_out, report):
    if left_out:
        problem = _("the enrolment this belongs to was left out")
        mend = _("Mend row %(row)s of the sheet %(sheet)s, and import again.")
        mend %= {"row": left_out.number, "sheet": left_out.sheet.name}
        report.leave_out(line, "program", "enrolment_left_out", problem, mend)
    else:
        problem = _("this person was not enrolled in this programme of this provider")
        mend = _("Mend the provider or the programme, or add the enrolment.")
        report.leave_out(line, "program", "no_enrolment", problem, mend)


def _ask_about_two_rows(jobs, report):
    """One person has one job with one employer after one training; a second row that differs is a question."""
    first = {}
    for line in jobs:
        if line["status"] in EMPLOYED:
            job = line.person.number, line.training, line["employer"]
            if first.setdefault(job, line) is not line:
                problem = _("row %(row)s says something else about the same job") % {"row": first[job].number}
                report.leave_out(line, "employer", "two_rows", problem, _("Keep the row that is right."))


def _check_job(line, report):
    """An employed row needs its start, type, employer, ZIP, industry, and a word on pay; all that lack are listed."""
    for key, code, what in (
        ("started_on", "no_job_start", _("the job start date")),
        ("type", "no_employment_type", _("the employment type")),
        ("employer", "no_employer", _("the employer")),
        ("employer_zip", "no_employer_zip", _("the employer's ZIP code")),
        ("naics", "no_naics", _("the NAICS code")),
        ("wage_reported", "no_wage_flag", _("whether hourly pay was reported")),
    ):
        if key not in line.cells or line[key]:
            continue
        if key == "employer":
            problem = line.cells[key].trouble or _("employed, and no employer is named")
        else:
            problem = line.cells[key].trouble or _("employed, and %(what)s is missing") % {"what": what}
        report.leave_out(line, key, code, problem, _("Fill in %(what)s.") % {"what": what})
    if line["type"] == EARN_AND_LEARN and "earn_and_learn" in line.cells and not line["earn_and_learn"]:
        problem = _("earn and learn, and its type is missing")
        report.leave_out(line, "earn_and_learn", "no_earn_and_learn", problem, _("Fill in the type."))
    _check_wage(line, report)


def _check_wage(line, report):
    cell, reported = line.cells["wage"], line["wage_reported"]
    if cell.trouble:
        mend = _("Write dollars per hour, such as 18.50.")
        report.leave_out(line, "wage", "no_wage", cell.trouble, mend)
    elif cell.value is not None and not LEAST_WAGE <= cell.value <= MOST_WAGE:
        problem = _("%(amount)s is not an hourly wage; a month's pay, it seems")
        if cell.value < LEAST_WAGE:
            problem = _("%(amount)s is not an hourly wage: it is below $5")
        problem %= {"amount": plain(cell.raw)}
        report.leave_out(line, "wage", "impossible_wage", problem, _("Write dollars per hour, such as 18.50."))
    elif reported == "Yes" and cell.value is None and not cell.unknown:
        problem = _("hourly pay was reported, and no earnings are given")
        report.leave_out(line, "wage", "no_wage", problem, _("Fill in the hourly earnings, or answer No."))
    elif reported == "No" and cell.value is not None:
        report.remark(line, "wage", _("Hourly pay was not reported, so these earnings were not taken over."))


def _spell_employers(lines):
    """The most frequent spelling of an employer is the right one; of two as frequent, the first in the sheet."""
    spelled = defaultdict(Counter)
    for line in lines:
        if line["employer"]:
            spelled[fold(line["employer"])][line["employer"]] += 1
    for line in lines:
        if line["employer"]:
            right = spelled[fold(line["employer"])].most_common(1)[0][0]
            if line["employer"] != right:
                line.put_right("employer", right, "employer_spelling")
