"""What a sheet can be a list of, and what its columns can mean: taken from the files of the exchange format.

A list names what its records refer to in its own columns: a list of placements has people's names and firms' names. So
a field is a path: `participant.last_name` on a list of placements goes into participants.csv, `hourly_wage` into
placements.csv.
"""

from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext_lazy as _

from intermediary.exchange.columns import Column
from intermediary.exchange.files import File, file_named, files
from intermediary.exchange.sheets import spellings
from intermediary.exchange.workbooks import form
from intermediary.exchange.workbooks.headers import header_words
from intermediary.exchange.workbooks.spelling import fold

TITLES = {
    "participants": (_("Participants"), _("Participant")),
    "employers": (_("Employers"), _("Employer")),
    "enrollments": (_("Enrollments"), _("Enrollment")),
    "placements": (_("Placements"), _("Placement")),
    "credentials": (_("Credentials"), _("Credential")),
    "follow_ups": (_("Follow-ups"), _("Follow-up")),
    "quarterly_wages": (_("Quarterly wages"), _("Quarterly wage")),
    "services": (_("Services"), _("Service")),
    "cohorts": (_("Cohorts"), _("Cohort")),
    "programs": (_("Programs"), _("Program")),
    "openings": (_("Openings"), _("Opening")),
    "skill_gains": (_("Skill gains"), _("Skill gain")),
    "consents": (_("Consents"), _("Consent")),
    "exclusions": (_("Exclusions"), _("Exclusion")),
    "headcounts": (_("Headcounts"), _("Headcount")),
    "hiring_needs": (_("Hiring needs"), _("Hiring need")),
    "establishments": (_("Establishments"), _("Establishment")),
}
GIVEN = {"initiatives", "grants"}  # what the import is into: no column says it


@dataclass(frozen=True, eq=False)
class Field:
    """What a column can mean. `file` is the file it goes into, `role` whose it is: "" for the list's own records."""

    path: str
    file: File
    column: str
    role: str
    title: str
    cell: form.Column
    spellings: frozenset[str]
    needed: bool = False

    @property
    def own(self) -> bool:
        return not self.role


@dataclass(frozen=True, eq=False)
class ListKind:
    """A kind of list: each of its rows is a record of `file`."""

    file: File
    fields: dict[str, Field]

    @property
    def name(self) -> str:
        return self.file.name

    @property
    def title(self) -> str:
        return TITLES[self.file.name][0]


@cache
def kinds() -> dict[str, ListKind]:
    """Every kind of list by the name of its file, in the order in which a page offers them."""
    known = {file.name: file for file in files()}
    return {name: ListKind(known[name], _fields(known[name])) for name in TITLES if name in known}


def parents(file: File) -> list[Column]:
    """Columns of a file that name one record of another, which a list may describe in columns of its own."""
    return [
        column
        for column in file.columns
        if column.refers and not column.many and column.refers not in GIVEN and column.refers != file.name
    ]


def _fields(file: File, prefix: str = "", title=None) -> dict[str, Field]:
    role, found = prefix.rstrip("."), {}

    def add(name: str, column: Column | None, label, kind: str) -> None:
        found[prefix + name] = Field(
            prefix + name,
            file,
            name,
            role,
            label,
            _cell(name, column, label, kind),
            _spelled(file.name, name, own=not role),
            bool(column and column.required),
        )

    add(file.key, None, _("Key"), "id")
    for name, whole in file.whole.items():
        add(name, None, whole.title, "text")
    own_parents = parents(file)
    for column in file.columns:
        if column in own_parents or column.many or column.refers in GIVEN:
            continue
        add(column.name, column, _title(file, column), column.kind.reads)
    for column in own_parents:
        found |= _fields(file_named(column.refers), f"{prefix}{column.name}.")
    return found


def _cell(name: str, column: Column | None, label, kind: str) -> form.Column:
    choices = None
    if kind == "yes_no":
        choices = spellings.YES_NO
    elif column and column.kind.words:
        choices = {value: (str(text),) for value, text in column.kind.words.choices}
    cell = form.Column(name, str(label), kind, choices=choices)
    if column and column.kind.words:
        others = {
            fold(word): value or None for word, value in spellings.VALUES.get(column.kind.words.__name__, {}).items()
        }
        object.__setattr__(cell, "accepted", others | cell.accepted)
    return cell


def _title(file: File, column: Column):
    part, field = column.target
    model = file.parts[part] if part else file.model
    names = {each.name: each for each in model._meta.get_fields()}
    return names[field].verbose_name if field in names else column.name.replace("_", " ").capitalize()


def _spelled(file: str, column: str, *, own: bool) -> frozenset[str]:
    said = spellings.ANYWHERE.get(file, {}).get(column, ())
    generic = spellings.OWN.get(file, {}).get(column, ())
    roles = spellings.ROLES.get(file, ())
    found = {*said, *(f"{role} {word}" for role in roles for word in (*said, *generic))}
    if own:
        found |= {*generic, column}
    return frozenset(header_words(word) for word in found)
