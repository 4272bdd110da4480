"""What a file seems to be: for each sheet the kind of list, for each column the field, each with a confidence."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from itertools import islice

from intermediary.exchange.sheets import kinds, spellings
from intermediary.exchange.sheets.evidence import SAME, Content, confidence, meanings
from intermediary.exchange.sheets.mapping import FORM, Mapping, SheetMapping, signature
from intermediary.exchange.sheets.opening import Opened
from intermediary.exchange.workbooks import form as workbook_form
from intermediary.exchange.workbooks.cells import Reading
from intermediary.exchange.workbooks.headers import (
    blank,
    find_columns,
    header_words,
    is_total,
    match_columns,
    sheet_of,
)

HEADER_WITHIN = 30  # rows from the top: titles and notes stand above a header, never this many
LOOKED_AT = 200  # rows of data
LEAST = 0.3  # a column that is less sure means nothing
SURE, LIKELY = 0.85, 0.6
BELIEVED = 1.5  # points, from which on a sheet is a list


@dataclass(frozen=True)
class ColumnProposal:
    """A column of a sheet: `field` is the path it seems to mean, "" for none; `confidence` from 0 to 1."""

    position: int
    header: str
    field: str = ""
    confidence: float = 0.0
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetProposal:
    """A sheet: what it seems to be, "" where it is no list; `remembered` is who settled such a header before."""

    sheet: str
    kind: str
    confidence: float
    header_row: int
    signature: str
    columns: tuple[ColumnProposal, ...] = ()
    remembered: "Remembered | None" = None

    @property
    def mapping(self) -> SheetMapping:
        columns = {column.position: column.field for column in self.columns if column.field} if self.kind else {}
        return SheetMapping(self.sheet, self.kind, self.header_row, columns)


@dataclass(frozen=True)
class Remembered:
    """What somebody settled for the same header before, in this initiative: who and when are shown."""

    kind: str
    columns: dict[int, str]
    by: str = ""
    at: str = ""


@dataclass(frozen=True)
class Proposal:
    """What a file seems to be."""

    sheets: tuple[SheetProposal, ...]

    @property
    def whole(self) -> bool:
        """Is it the five-sheet workbook?"""
        return self.mapping.whole

    @property
    def mapping(self) -> Mapping:
        return Mapping(tuple(sheet.mapping for sheet in self.sheets))

    def as_dict(self) -> dict:
        """The proposal for JSON. It holds samples of cells: to be kept as carefully as the file."""
        return {"sheets": [asdict(sheet) for sheet in self.sheets]}

    @classmethod
    def from_dict(cls, kept: dict) -> "Proposal":
        return cls(tuple(_sheet_from(each) for each in kept["sheets"]))


def _sheet_from(kept: dict) -> SheetProposal:
    columns = tuple(ColumnProposal(**{**each, "samples": tuple(each["samples"])}) for each in kept["columns"])
    before = kept["remembered"]
    if before:
        before = Remembered(**{**before, "columns": {int(at): path for at, path in before["columns"].items()}})
    return SheetProposal(**{**kept, "columns": columns, "remembered": before})


def propose(
    opened: Opened, *, as_of, remembered: Callable[[str, str], Remembered | None] = lambda *_: None
) -> Proposal:
    """Say what each sheet and column of an opened file seems to be.

    `remembered(signature, sheet)` gives what a person settled before for such a header: that goes first. The
    five-sheet workbook is recognised whole, by its sheets; else each sheet is looked at by itself.
    """
    reading = Reading(as_of, opened.epoch_1904)
    tops = {name: list(islice(rows, HEADER_WITHIN + LOOKED_AT)) for name, rows in opened.sheets.items()}
    whole = _workbook(tops) if opened.excel else {}
    found = []
    for name, top in tops.items():
        if name in whole:
            sheet = _as_form(name, top, whole[name], reading)
        else:
            sheet = look_at(name, top, reading, leave_out=bool(whole))
        before = remembered(sheet.signature, name) if sheet.columns else None
        if before and before.kind.startswith(FORM) <= bool(whole):
            sheet = _as_before(sheet, before)
        found.append(sheet)
    return Proposal(tuple(found))


def look_at(
    name: str, top: list, reading: Reading, *, kind: str = "", at: int | None = None, leave_out: bool = False
) -> SheetProposal:
    """Look at one sheet by its first rows. With `kind`, say what its columns would mean on such a list.

    `at` is the row of its header, from 0, where somebody says which it is.
    """
    at = header_row(top) if at is None else at
    if at is None or at >= len(top):
        return SheetProposal(name, "", 1.0, 0, "")
    headers = [_header(cell) for cell in top[at]]
    below = [
        row for row in top[at + 1 : at + 1 + LOOKED_AT] if any(not blank(cell) for cell in row) and not is_total(row)
    ]
    width = max([len(headers), *map(len, below)])
    headers += [""] * (width - len(headers))
    contents = [Content([row[c] if c < len(row) else "" for row in below], reading) for c in range(width)]
    if kind.startswith(FORM):
        shape = next(each for each in workbook_form.FORM if each.key == kind.removeprefix(FORM))
        return _as_form(name, top, shape, reading, at)
    offered = kinds.kinds()
    judged = {
        each.name: _assign(each, headers, contents)
        for each in ([offered[kind]] if kind else [] if leave_out else offered.values())
    }
    named = sum(1 for header in headers if header) or 1
    scores = {each: _score(offered[each], name, fields) + 2 * len(fields) / named for each, fields in judged.items()}
    best = max(scores, key=scores.get, default="")
    if not kind and (not best or scores[best] <= BELIEVED):
        best = ""
    fields = judged.get(best, {})
    columns = tuple(
        ColumnProposal(c, headers[c], *fields.get(c, ("", 0.0)), tuple(contents[c].samples))
        for c in range(width)
        if headers[c] or contents[c].cells
    )
    sure = min(1.0, sum(sureness for _field, sureness in fields.values()) / named) if best else 0.0
    return SheetProposal(name, best, sure, at + 1, signature(headers), columns)


def header_row(rows: list) -> int | None:
    """Where the header is: the row near the top with the most names of columns, else the first row full of words."""
    near = rows[:HEADER_WITHIN]
    known = [sum(_is_name(cell) for cell in row) for row in near]
    if known and max(known) >= 2:
        return known.index(max(known))
    filled = [sum(not blank(cell) for cell in row) for row in near]
    if not filled or not max(filled):
        return None
    wordy = [
        at
        for at, row in enumerate(near)
        if filled[at] * 2 > max(filled) and all(isinstance(cell, str) for cell in row if not blank(cell))
    ]
    return wordy[0] if wordy else next(at for at, count in enumerate(filled) if count)


def _is_name(cell) -> bool:
    return isinstance(cell, str) and 0 < len(cell) < 120 and SAME in meanings(cell).values()


def _assign(kind: kinds.ListKind, headers: list[str], contents: list[Content]) -> dict[int, tuple[str, float]]:
    """Position → (path, confidence): each field once, the surest pairs first, a list's own fields before others."""
    pairs = []
    for at, header in enumerate(headers):
        meant = meanings(header)
        for rank, each in enumerate(kind.fields.values()):
            sureness = confidence(each, meant, contents[at])
            if sureness >= LEAST:
                pairs.append(
                    (-round(sureness, 2), each.role.count(".") + bool(each.role), rank, at, each.path, sureness)
                )
    found: dict[int, tuple[str, float]] = {}
    for *_order, at, path, sureness in sorted(pairs):
        if at not in found and path not in {taken for taken, _ in found.values()}:
            found[at] = path, sureness
    return _without_doubles(found)


def _without_doubles(found: dict[int, tuple[str, float]]) -> dict[int, tuple[str, float]]:
    """A whole name is not needed beside first and last name."""
    paths = {path for path, _sureness in found.values()}
    spare = {
        path
        for path in paths
        if path.endswith("full_name") and {f"{path[:-9]}first_name", f"{path[:-9]}last_name"} <= paths
    }
    return {at: pair for at, pair in found.items() if pair[0] not in spare}


def _score(kind: kinds.ListKind, name: str, fields: dict[int, tuple[str, float]]) -> float:
    """How well a sheet is explained as a list of this kind."""
    points = sum(sureness * (1.0 if kind.fields[path].own else 0.7) for path, sureness in fields.values())
    if header_words(name) in {header_words(each) for each in spellings.NAMES.get(kind.name, ())}:
        points += 2
    return points - 1.5 * len(missing(kind, {path for path, _sureness in fields.values()}))


def missing(kind: kinds.ListKind, paths: Iterable[str]) -> list[str]:
    """Paths of what each row of such a list must say and no column does: a needed field, or whose record it is."""
    paths = set(paths)
    roles = {path.rpartition(".")[0] for path in paths}
    lacking = []
    for each in kind.fields.values():
        if each.own and each.needed and each.path not in paths and not _from_whole(kind, each, paths):
            lacking.append(each.path)
    for column in kinds.parents(kind.file):
        if column.required and not any(role.split(".")[0] == column.name for role in roles):
            lacking.append(column.name)
    return lacking


def _from_whole(kind: kinds.ListKind, each: kinds.Field, paths: set[str]) -> bool:
    return any(whole in paths for whole in each.file.whole) and each.column.endswith("_name")


def _workbook(tops: dict) -> dict[str, workbook_form.SheetForm]:
    """Sheet → sheet of the five-sheet workbook, where all five are there: by name, else by their columns."""
    found: dict[str, workbook_form.SheetForm] = {}
    for name in tops:
        if (shape := sheet_of(name, workbook_form.FORM)) and shape not in found.values():
            found[name] = shape
    for shape in sorted(workbook_form.FORM, key=_needed, reverse=True):  # those that ask for most can least be mistaken
        if shape not in found.values():
            fits = {name: _fit(shape, top) for name, top in tops.items() if name not in found}
            best = max(fits, key=fits.get, default=None)
            if best is not None and fits[best]:
                found[best] = shape
    return found if len(found) == len(workbook_form.FORM) else {}


def _needed(shape) -> int:
    return sum(column.needed for column in shape.columns)


def _fit(shape, top: list) -> int:
    """How many columns of the form's sheet there are; 0 where one is missing that it cannot do without."""
    _at, positions, _extra = find_columns(shape, top)
    return len(positions) if all(column in positions for column in shape.columns if column.needed) else 0


def _as_form(name: str, top: list, shape, reading: Reading, at: int | None = None) -> SheetProposal:
    """A sheet as one of the five."""
    at, positions, extra = find_columns(shape, top) if at is None else (at, *match_columns(shape, top[at]))
    if at >= len(top):
        return SheetProposal(name, FORM + shape.key, 0.0, 1, "")
    guessed = {header for header, guess in extra if guess}
    keys = {position: column for column, position in positions.items()}
    headers = [_header(cell) for cell in top[at]]
    below = [row for row in top[at + 1 : at + 1 + LOOKED_AT] if not is_total(row)]
    columns = []
    for c, header in enumerate(headers):
        content = Content([row[c] if c < len(row) else "" for row in below], reading)
        if header or content.cells:
            sureness = 0.0 if c not in keys else 0.7 if top[at][c] in guessed else 0.99
            path = keys[c].key if c in keys else ""
            columns.append(ColumnProposal(c, header, path, sureness, tuple(content.samples)))
    return SheetProposal(name, FORM + shape.key, 0.99, at + 1, signature(headers), tuple(columns))


def _as_before(sheet: SheetProposal, before: Remembered) -> SheetProposal:
    columns = tuple(
        replace(column, field=before.columns.get(column.position, ""), confidence=1.0) for column in sheet.columns
    )
    return replace(sheet, kind=before.kind, confidence=1.0, columns=columns, remembered=before)


def _header(cell) -> str:
    if blank(cell):
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else " ".join(str(cell).split())
