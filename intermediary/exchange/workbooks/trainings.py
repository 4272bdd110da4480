"""Providers, programmes and enrolments: what was offered, and who took part with what end."""

from collections import Counter

from django.utils.translation import gettext as _

from . import choices
from .form import ALIASES
from .spelling import fold, nearest


class Offer:
    """The providers and programmes that Institutional_Information lists; everything else is a slip or a question."""

    def __init__(self, sheet, report):
        self.providers, self.programs = {}, {}
        self.lines, self.pairs = [], set()
        seen = {}
        for line in sheet.lines:
            for key, known, what in (
                ("provider", self.providers, _("provider")),
                ("program", self.programs, _("programme")),
            ):
                if not line[key]:
                    problem = line.cells[key].trouble or _("the %(what)s is missing") % {"what": what}
                    report.leave_out(line, key, f"no_{key}", problem, _("Fill it in, or delete the row."))
                elif line[key] != known.setdefault(fold(line[key]), line[key]):
                    line.put_right(key, known[fold(line[key])], "value_variant")
            said = tuple(cell.value for cell in line.cells.values())
            if line.left_out:
                continue
            if said in seen:
                report.repeated(line, seen[said])
                continue
            seen[said] = line
            self.lines.append(line)
            self.pairs.add((line["provider"], line["program"]))

    def find(self, line, report):
        """(provider, programme) of a row as they are listed, put right in the row; None leaves the row out."""
        provider = self._find(line, "provider", self.providers, {}, report)
        program = self._find(line, "program", self.programs, self._aliases(), report)
        if not provider or not program:
            return None
        if (provider, program) not in self.pairs:
            report.remark(line, "program", _("The first sheet does not list this programme with this provider."))
        return provider, program

    def _aliases(self):
        return {
            fold(spelling): right
            for right, spellings in ALIASES.items()
            for spelling in spellings
            if fold(right) in self.programs
        }

    def _find(self, line, key, known, aliases, report):
        written = line[key] or ""
        right = known.get(fold(written)) or aliases.get(fold(written))
        kind = "alias" if fold(written) in aliases else "value_variant"
        if not right and (right := nearest(written, known.values())):
            kind = "misspelt"
        if not right:
            what = _("provider") if key == "provider" else _("programme")
            code = "unknown_provider" if key == "provider" else "unknown_programme"
            problem = _("the first sheet lists no %(what)s “%(text)s”") if written else _("the %(what)s is missing")
            mend = _("Write one of: %(known)s; or add it to the first sheet.")
            report.leave_out(
                line, key, code, problem % {"what": what, "text": written}, mend % {"known": ", ".join(known.values())}
            )
            return None
        if written != right:
            line.put_right(key, right, kind)
        return right


class Enrollments:
    """The enrolments that stay, found by person, provider and programme, and their cohorts."""

    def __init__(self, sheet, people, offer, reading, report):
        self.lines = []
        self._by_training, self.left_out = {}, {}
        seen = {}
        for line in sheet.lines:
            person = people.find(line, "enrolment_of_nobody")
            training = offer.find(line, report) if person else None
            if person:
                self._check(line, reading, report)
            if not training:
                continue
            said = (person.number, *(cell.value for cell in line.cells.values()))
            if said in seen and not line.left_out:
                report.repeated(line, seen[said])
                continue
            seen.setdefault(said, line)
            self._add(line, person, training, report)

    def _add(self, line, person, training, report):
        key = (person.number, *training)
        if line.left_out:
            self.left_out.setdefault(key, line)
            return
        others = self._by_training.setdefault(key, [])
        same_cohort = next((other for other in others if other["started_on"] == line["started_on"]), None)
        if same_cohort:
            problem = _("another enrolment of this person in this cohort, in row %(row)s, says something else")
            problem %= {"row": same_cohort.number}
            report.leave_out(line, "started_on", "two_rows", problem, _("Keep the row that is right."))
            return
        others.append(line)
        others.sort(key=lambda each: each["started_on"])
        line.person, line.training = person, training
        self.lines.append(line)

    def find(self, person, training):
        """The enrolment a credential or a job belongs to; of several in one programme the latest. None for none."""
        found = self._by_training.get((person.number, *training))
        return found[-1] if found else None

    def _check(self, line, reading, report):
        start, end, status = line["started_on"], line["ended_on"], line["status"]
        for key in ("started_on", "ended_on"):
            if line.cells[key].trouble:
                mend = _("Write the date as 2024-03-07 or 3/7/2024.")
                report.leave_out(line, key, "no_date", line.cells[key].trouble, mend)
        if not start and not line.cells["started_on"].trouble:
            report.leave_out(line, "started_on", "no_start", _("the start date is missing"), _("Fill it in."))
        if start and end and end < start:
            problem = _("the training ends before it starts")
            report.leave_out(line, "ended_on", "end_before_start", problem, _("Mend the start or the end date."))
        if line.cells["status"].trouble:
            report.leave_out(
                line,
                "status",
                "unknown_completion",
                _("“%(text)s” is not a completion status") % {"text": line.cells["status"].raw},
                _("Choose one of: %(choices)s.") % {"choices": "; ".join(choices.COMPLETION)},
            )
        elif status == choices.WITHDRAWN and not line["reason"]:
            cell = line.cells.get("reason")
            problem = (cell and cell.trouble) or _("did not complete, and no reason is given")
            report.leave_out(line, "reason", "no_exit_reason", problem, _("Fill in the exit reason."))
        elif status and not end and not line.cells["ended_on"].trouble:
            problem = _("the training is over, and no end date is given")
            report.leave_out(line, "ended_on", "no_end", problem, _("Fill in the end date, or empty the status."))
        elif not status and end and end <= reading.as_of:
            text = _("No completion status, though the training should have ended: kept as still in training.")
            report.remark(line, "status", text)
        elif status and end and end > reading.as_of:
            report.remark(line, "ended_on", _("The training is said to be over, and its end lies ahead."))


def cohort_end(lines):
    """The last day of a cohort: the end most of those have who were not withdrawn; the later of two as frequent."""
    ends = Counter(line["ended_on"] for line in lines if line["status"] != choices.WITHDRAWN and line["ended_on"])
    return max(ends, key=lambda day: (ends[day], day), default=None)
