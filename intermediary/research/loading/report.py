"""What is said of a file: what stops it, what is only worth knowing, and what loading it does."""

from collections import Counter
from dataclasses import dataclass, field

SHOWN = 8  # examples of what is added, changed and retired


@dataclass(frozen=True)
class Said:
    """One thing found in a file: where, what is wrong or odd, and how to mend it, or what was done about it."""

    line: int
    column: str
    what: str
    mend: str

    def __str__(self) -> str:
        place = ", ".join(filter(None, (f"line {self.line}" if self.line else "", self.column)))
        return ": ".join(filter(None, (place, f"{self.what} {self.mend}".strip())))


@dataclass
class Moved:
    """Figures that a file adds, changes or retires: how many, and the first of them in words."""

    number: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass
class Report:
    """`problems` stop the load, `notes` do not; `passed_over` counts rows that are not for this table, by reason."""

    file_name: str = ""
    problems: list[Said] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)
    passed_over: Counter = field(default_factory=Counter)
    added: Moved = field(default_factory=Moved)
    changed: Moved = field(default_factory=Moved)
    retired: Moved = field(default_factory=Moved)
    unchanged: int = 0
    written: bool = False
    release: object = None

    def refuse(self, line: int, column: str, what: str, mend: str) -> None:
        self.problems.append(Said(line, column, str(what), str(mend)))

    def note(self, line: int, column: str, what: str, mend: str = "") -> None:
        self.notes.append(Said(line, column, str(what), str(mend)))
