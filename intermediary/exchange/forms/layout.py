"""One sheet of an upload: what it is a list of, where its header is, and what each column means."""

from dataclasses import dataclass

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl.utils import get_column_letter

from intermediary.exchange.sheets import SheetMapping
from intermediary.exchange.sheets.detect import HEADER_WITHIN, LEAST, LIKELY, SURE, SheetProposal, missing
from intermediary.exchange.sheets.kinds import TITLES, ListKind, kinds
from intermediary.exchange.sheets.mapping import FORM
from intermediary.exchange.workbooks.form import FORM as WORKBOOK
from intermediary.pages.forms import PlainForm

LEAVE_OUT = ("", gettext_lazy("– leave it out –"))
WORDS = (
    (SURE, gettext_lazy("Sure"), "good"),
    (LIKELY, gettext_lazy("Likely"), "notice"),
    (LEAST, gettext_lazy("A guess: please look"), "warning"),
)


@dataclass(frozen=True)
class ColumnLine:
    """A column as the page shows it."""

    letter: str
    header: str
    samples: tuple[str, ...]
    words: str
    tone: str
    field: forms.BoundField


class SheetForm(PlainForm):
    """Bound to what was posted, or showing a proposal. `whole`: the file is the five-sheet workbook."""

    kind = forms.ChoiceField(
        label=gettext_lazy("This sheet lists"),
        required=False,
        widget=forms.Select(attrs={"class": "form-select", "hx-post": ""}),
    )
    header_row = forms.IntegerField(
        label=gettext_lazy("Its header is in row"),
        min_value=1,
        max_value=HEADER_WITHIN,
        required=False,
        widget=forms.NumberInput(attrs={"class": "form-control", "hx-post": ""}),
    )

    def __init__(self, data=None, *, proposal: SheetProposal, number: int, whole: bool):
        super().__init__(data, prefix=f"s{number}")
        self.proposal, self.whole = proposal, whole
        self.fields["kind"].choices = [LEAVE_OUT, *_kinds(whole)]
        self.fields["kind"].initial = proposal.kind
        self.fields["header_row"].initial = proposal.header_row or None
        for column in proposal.columns if proposal.kind else ():
            self.fields[f"c{column.position}"] = forms.ChoiceField(
                label=column.header or _("Column %(letter)s") % {"letter": get_column_letter(column.position + 1)},
                required=False,
                choices=[LEAVE_OUT, *_fields(proposal.kind)],
                initial=column.field,
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    @property
    def lines(self) -> list[ColumnLine]:
        """The columns of the sheet, in their order."""
        return [
            ColumnLine(
                get_column_letter(column.position + 1),
                column.header,
                column.samples,
                *_words(column.confidence if column.field else 0.0, self.proposal.remembered is not None),
                self[f"c{column.position}"],
            )
            for column in self.proposal.columns
            if f"c{column.position}" in self.fields
        ]

    @property
    def remembered(self) -> str:
        """Who settled such a header before, and when; "" where nobody did."""
        before = self.proposal.remembered
        if before is None:
            return ""
        day = date_format(localtime(parse_datetime(before.at)))
        return _("As %(who)s confirmed it on %(day)s.") % {"who": before.by or _("somebody"), "day": day}

    @property
    def wanted(self) -> tuple[str, int]:
        """(kind, header row) as posted."""
        return self.cleaned_data.get("kind", ""), self.cleaned_data.get("header_row") or self.proposal.header_row or 1

    @property
    def moved(self) -> bool:
        """Is the sheet said to be something else than what its columns are shown for? Leaving it out needs no look."""
        return bool(self.wanted[0]) and self.wanted != (self.proposal.kind, self.proposal.header_row)

    @property
    def picked(self) -> dict[int, str]:
        """Position → path of the field that was chosen."""
        return {
            int(name[1:]): path
            for name, path in self.cleaned_data.items()
            if name[0] == "c" and name[1:].isdigit() and path
        }

    @property
    def mapping(self) -> SheetMapping:
        kind = self.cleaned_data.get("kind", "")
        return SheetMapping(self.proposal.sheet, kind, self.proposal.header_row, self.picked if kind else {})

    def clean(self) -> dict:
        cleaned = super().clean()
        kind = cleaned.get("kind", "")
        if kind and kind == self.proposal.kind and not self.moved:
            self._check_doubles()
            self._check_needed(kind)
        return cleaned

    def _check_doubles(self) -> None:
        seen: dict[str, str] = {}
        for at, path in self.picked.items():
            if path in seen:
                self.add_error(
                    f"c{at}", _("“%(other)s” is said to mean this as well. Leave one out.") % {"other": seen[path]}
                )
            seen[path] = self.fields[f"c{at}"].label

    def _check_needed(self, kind: str) -> None:
        if kind.startswith(FORM):
            shape = next(each for each in WORKBOOK if FORM + each.key == kind)
            lacking = [each.title for each in shape.columns if each.needed and each.key not in self.picked.values()]
        else:
            offered = kinds()[kind]
            lacking = [_lacking(offered, path) for path in missing(offered, self.picked.values())]
        if lacking:
            text = _("No column says: %(what)s. Choose one for each, or leave the sheet out.")
            self.add_error("kind", text % {"what": ", ".join(lacking)})


def _kinds(whole: bool) -> list:
    lists = [(each.name, each.title) for each in kinds().values()]
    if not whole:
        return lists
    sheets = [(FORM + each.key, each.title.replace("_", " ")) for each in WORKBOOK]
    return [(_("Five-sheet workbook"), sheets), (_("Lists"), lists)]


def _fields(kind: str) -> list:
    """Options by whose they are: the list's own records first."""
    if kind.startswith(FORM):
        shape = next(each for each in WORKBOOK if FORM + each.key == kind)
        return [(column.key, column.title) for column in shape.columns]
    groups: dict[str, list] = {}
    for each in kinds()[kind].fields.values():
        whose = role_title(kinds()[kind], each.role)
        title = each.title if each.own else f"{whose}: {each.title}"
        groups.setdefault(whose, []).append((each.path, title))
    return list(groups.items())


def role_title(kind: ListKind, role: str) -> str:
    """Whose a field is, in words: `placement.employer` is “Placement: Employer”."""
    if not role:
        return str(TITLES[kind.name][1])
    file, words = kind.file, []
    for name in role.split("."):
        refers = file.column(name).refers
        file = kinds()[refers].file
        words.append(str(TITLES[refers][1]))
    return ": ".join(words)


def _lacking(kind: ListKind, path: str) -> str:
    if path in kind.fields:
        return str(kind.fields[path].title)
    return role_title(kind, path)


def _words(confidence: float, remembered: bool) -> tuple[str, str]:
    if remembered and confidence:
        return _("As before"), "good"
    for least, words, tone in WORDS:
        if confidence >= least:
            return str(words), tone
    return _("Not recognised"), "quiet"
