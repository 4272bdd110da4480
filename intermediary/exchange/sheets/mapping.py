"""What each sheet of a file is a list of, and what its columns mean: proposed by `detect`, settled by a person."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from intermediary.exchange.workbooks.headers import header_words

FORM = "form."  # kinds that are sheets of the five-sheet workbook begin so


@dataclass(frozen=True)
class SheetMapping:
    """One sheet. `kind` is a `kinds.ListKind` by name, a sheet of the workbook form behind `form.`, or "" to leave out.

    `header_row` counts as Excel does. `columns`: position, from 0 → path of a field of the kind.
    """

    sheet: str
    kind: str
    header_row: int
    columns: dict[int, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the sheet, as sheets of the workbook have it."""
        return self.sheet


@dataclass(frozen=True)
class Mapping:
    """All sheets of a file. It is kept as JSON (`as_dict`, `from_dict`) and holds nothing of what is in the cells."""

    sheets: tuple[SheetMapping, ...]

    @property
    def whole(self) -> bool:
        """Is it the five-sheet workbook?"""
        return any(sheet.kind.startswith(FORM) for sheet in self.sheets)

    def as_dict(self) -> dict:
        return {
            "sheets": [
                {
                    "sheet": each.sheet,
                    "kind": each.kind,
                    "header_row": each.header_row,
                    "columns": {str(at): path for at, path in each.columns.items()},
                }
                for each in self.sheets
            ]
        }

    @classmethod
    def from_dict(cls, kept: dict) -> "Mapping":
        return cls(
            tuple(
                SheetMapping(
                    each["sheet"],
                    each["kind"],
                    each["header_row"],
                    {int(at): path for at, path in each["columns"].items()},
                )
                for each in kept["sheets"]
            )
        )


def signature(headers: Iterable) -> str:
    """What a header row is recognised by next time: its words in their order, without case and punctuation."""
    said = "\n".join(header_words(str(header)) if header is not None else "" for header in headers).rstrip("\n")
    return hashlib.sha256(said.encode()).hexdigest()
