"""What speaks for a column to mean a field: the words of its header, and what stands below it."""

from difflib import get_close_matches
from functools import lru_cache

from intermediary.exchange.sheets import kinds
from intermediary.exchange.sheets.cells import parse
from intermediary.exchange.workbooks.headers import blank, header_words
from intermediary.exchange.workbooks.spelling import slips

SAME, SLIP, PARTLY = 1.0, 0.75, 0.55  # how far a header says what a spelling says
ENOUGH = 0.5  # of the cells fit, or the header is not believed
# Kinds of cells that tell by themselves what they are, and how far they are believed without a header.
TELLING = {
    "email": 0.6,
    "quarter": 0.5,
    "choice": 0.5,
    "choices": 0.45,
    "phone": 0.45,
    "cip": 0.4,
    "soc": 0.4,
    "fein": 0.4,
    "birth_date": 0.35,
    "zip": 0.35,
}
ANYBODYS = {"email", "phone", "birth_date", "quarter"}  # of these, also where the list is of something else
NEUTRAL = {"text", "id", "name"}  # anything fits


@lru_cache(maxsize=4096)
def meanings(header: str) -> dict[str, float]:
    """Spelling → how far a header means it, for every spelling that any list knows."""
    said = header_words(header)
    known = _vocabulary()
    if not said:
        return {}
    if said in known:
        return {said: SAME}
    found, words = {}, said.split()
    misspelt = not _words().issuperset(words)  # two words that both mean something are no slip for each other
    for near in get_close_matches(said, known, n=5, cutoff=0.85) if misspelt else ():
        if slips(said, near, 2) <= (2 if len(said) >= 10 else 1 if len(said) >= 4 else 0):
            found[near] = SLIP
    for spelling in known:
        parts = spelling.split()
        if len(parts) > 1 and len(parts) * 2 >= len(words) and set(words).issuperset(parts):
            found.setdefault(spelling, PARTLY + 0.04 * len(parts))
    return found


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, None]:
    return dict.fromkeys(
        sorted({word for kind in kinds.kinds().values() for each in kind.fields.values() for word in each.spellings})
    )


@lru_cache(maxsize=1)
def _words() -> set[str]:
    return {word for spelling in _vocabulary() for word in spelling.split()}


class Content:
    """The cells below one header, and how far they fit a field."""

    def __init__(self, cells: list, reading):
        self.cells = [cell for cell in cells if not blank(cell)]
        self.reading = reading
        self._shares: dict = {}

    @property
    def samples(self) -> list[str]:
        """The first three different values, as a page shows them."""
        return list(dict.fromkeys(_shown(cell) for cell in self.cells))[:3]

    def share(self, cell) -> float | None:
        """The share of the cells that a column of the form reads; None where that says nothing."""
        if not self.cells or cell.kind in NEUTRAL:
            return None
        which = cell.kind, tuple(cell.accepted) if cell.choices else ()
        if which not in self._shares:
            self._shares[which] = sum(self._fits(cell, raw) for raw in self.cells) / len(self.cells)
        return self._shares[which]

    def _fits(self, column, raw) -> bool:
        read = parse(column, raw, self.reading)
        if column.kind in ("date", "birth_date") and read.kind == "date_serial":
            return 20_000 < float(raw) < 60_000  # the years 1954 to 2064, not any small number
        return not read.trouble


def confidence(field, meant: dict[str, float], content: Content) -> float:
    """How sure it is, from 0 to 1, that a column with this header and content is this field."""
    said = max((strength for word, strength in meant.items() if word in field.spellings), default=0.0)
    share = content.share(field.cell)
    if said:
        if share is None:
            return said * (0.95 if content.cells or said == SAME else 0.8)
        return said * (0.75 + 0.24 * share) if share >= ENOUGH else said * 0.4
    if share is None or len(content.cells) < 3 or share < 0.9:
        return 0.0
    return TELLING.get(field.cell.kind, 0.0) * share if field.own or field.cell.kind in ANYBODYS else 0.0


def _shown(cell) -> str:
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    return text if len(text) <= 60 else text[:59] + "…"
