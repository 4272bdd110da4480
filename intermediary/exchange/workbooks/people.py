"""Who is who: the sheets are tied together by people's names alone.

People are the same when first and last name agree after case, accents, punctuation and spaces are taken away. A name
that differs by a letter is a question, never a repair. Participant_Info has the right spelling.
"""

from collections import defaultdict

from django.utils.translation import gettext as _

from .spelling import fold, slips, tidy, unaccented

_EARLIEST_AGE = 120


class People:
    """The participants of a workbook, found by name. `lines` are the rows of Participant_Info that stay."""

    def __init__(self, sheet, reading, report):
        self.lines = []
        self._by_name = defaultdict(list)
        self._nearby = None
        self._report = report
        self._drop_repeated(sheet.lines)
        for line in sheet.lines:
            if not line.repeated:
                self._check(line, reading)
        self._ask_about_namesakes()
        self._ask_about_ids()
        self.lines = [line for line in sheet.lines if not line.left_out]

    def find(self, line, code):
        """The Participant_Info row of the person a row of another sheet names, spelled right; None leaves it out."""
        if not line["first_name"] or not line["last_name"]:
            key = "last_name" if line["first_name"] else "first_name"
            problem = _("the name is not complete")
            self._report.leave_out(line, key, "no_name", problem, _("Fill in first and last name."))
            return None
        name = _key(line)
        found = self._by_name.get(name, [])
        if len(found) == 1 and not found[0].left_out:
            _spell_right(line, found[0], self._report)
            return found[0]
        if len(found) > 1:
            self._ask(line, "name_of_two", _("two participants have this name: whose row is it?"), found)
        elif found:
            problem = _("the row of this person on the participants' sheet was left out")
            self._ask(line, "person_left_out", problem, found)
        else:
            self._ask_nobody(line, code, name)
        return None

    def _ask(self, line, code, problem, rows):
        mend = _("See row %(rows)s of the sheet %(sheet)s, mend it there, and import again.") % {
            "rows": ", ".join(str(row.number) for row in rows),
            "sheet": rows[0].sheet.name,
        }
        self._report.leave_out(line, "last_name", code, problem, mend)

    def _ask_nobody(self, line, code, name):
        if near := self._near(name):
            problem = _("no participant of this name; one is a letter away, which only a person can judge")
            mend = _("If this is %(name)s (row %(row)s of %(sheet)s), write the name as there.") % {
                "name": " ".join(filter(None, (near[key] for key in ("first_name", "middle_name", "last_name")))),
                "row": near.number,
                "sheet": near.sheet.name,
            }
            self._report.leave_out(line, "last_name", "near_name", problem, mend)
            return
        self._report.leave_out(
            line,
            "last_name",
            code,
            _("no participant of this name"),
            _("Write the name as on the participants' sheet, or add the person there."),
        )

    def _check(self, line, reading):
        for key, title in (("first_name", _("first name")), ("last_name", _("last name"))):
            if not line[key]:
                problem = line.cells[key].trouble or _("the %(name)s is missing") % {"name": title}
                self._report.leave_out(line, key, f"no_{key}", problem, _("Fill in the %(name)s.") % {"name": title})
        born, cell = line["birth_date"], line.cells.get("birth_date")
        if cell and cell.trouble:
            self._report.leave_out(
                line, "birth_date", "no_date", cell.trouble, _("Write the date as 1987-10-28 or 10/28/1987.")
            )
        elif born and born > reading.as_of:
            self._report.leave_out(line, "birth_date", "birth_in_future", _("born in the future"), _("Mend the year."))
        elif born and born.year < reading.as_of.year - _EARLIEST_AGE:
            problem = _("born more than 120 years ago")
            self._report.leave_out(line, "birth_date", "birth_too_early", problem, _("Mend the year."))

    def _drop_repeated(self, lines):
        seen = {}
        for line in lines:
            if not line["first_name"] or not line["last_name"]:
                continue
            said = (_key(line), tuple(cell.value for key, cell in line.cells.items() if not key.endswith("_name")))
            if said in seen:
                self._report.repeated(line, seen[said])
            else:
                seen[said] = line
                self._by_name[said[0]].append(line)

    def _ask_about_namesakes(self):
        for lines in self._by_name.values():
            if len(lines) < 2:
                continue
            born = {line["birth_date"] for line in lines}
            for line in lines:
                others = ", ".join(str(other.number) for other in lines if other is not line)
                if len(born) == len(lines):
                    problem = _("two people share this name and differ in birth date")
                    code = "same_name"
                else:
                    problem, code = _("two rows about this person do not say the same"), "two_rows"
                if not line.left_out:
                    mend = _("Compare with row %(rows)s: one person, or two?") % {"rows": others}
                    self._report.leave_out(line, "birth_date", code, problem, mend)

    def _ask_about_ids(self):
        seen = {}
        for lines in self._by_name.values():
            for line in lines:
                number = line["state_id"]
                if not number or line.left_out:
                    continue
                first = seen.setdefault(number.casefold(), line)
                if first is not line:
                    problem = _("the ID %(id)s belongs to another person, in row %(row)s")
                    problem %= {"id": number, "row": first.number}
                    mend = _("Give each person an ID of their own.")
                    self._report.leave_out(line, "state_id", "same_id", problem, mend)

    def _near(self, name):
        """The one participant whose name is a letter away, or has first and last name swapped."""
        if self._nearby is None:
            self._nearby = defaultdict(set)
            for known in self._by_name:
                for variant in _without_a_letter(" ".join(known)):
                    self._nearby[variant].add(known)
        if name[::-1] in self._by_name:
            return self._by_name[name[::-1]][0]
        text = " ".join(name)
        near = {known for variant in _without_a_letter(text) for known in self._nearby.get(variant, ())}
        near = [known for known in sorted(near) if slips(text, " ".join(known), 1) == 1]
        return self._by_name[near[0]][0] if near else None


def _key(line):
    return fold(line["first_name"]), fold(line["last_name"])


def _without_a_letter(text):
    return {text} | {text[:at] + text[at + 1 :] for at in range(len(text))}


def _spell_right(line, person, report):
    for key in ("first_name", "last_name"):
        written, right = line[key], person[key]
        if written != right:
            line.put_right(key, right, _kind(written, right))
    if "middle_name" not in line.cells:
        return
    written, right = line["middle_name"] or "", person["middle_name"] or ""
    if written == right or not right:
        return
    if fold(written) in ("", fold(right)[:1]):
        line.put_right("middle_name", right, "middle_name")
    elif fold(written) == fold(right):
        line.put_right("middle_name", right, _kind(written, right))
    else:
        text = _("The middle name differs from “%(right)s” on the participants' sheet; taken as the same person.")
        report.remark(line, "middle_name", text % {"right": right})


def _kind(written, right):
    if tidy(written) == tidy(right):
        return "spaces"
    if written.casefold() == right.casefold():
        return "name_case"
    if unaccented(written).casefold() == unaccented(right).casefold():
        return "name_accent"
    return "name_apostrophe"
