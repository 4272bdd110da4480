"""One definition per measure, as data. The page, the export, the data dictionary and the computation read these."""

from collections.abc import Iterable

from . import earnings, employers, quality, retention, training, wages, wioa
from .definition import Definition

DEFINITIONS: dict[str, Definition] = {
    definition.key: definition
    for book in (training, retention, wages, earnings, quality, wioa, employers)
    for definition in book.DEFINITIONS
}


class UnknownMeasure(Exception):
    """`key` names no measure that is computed here."""

    def __init__(self, key: str):
        self.key = key
        super().__init__(key)


def published() -> list[Definition]:
    """The measures of the standard, without the supporting figures of our own pages."""
    return [definition for definition in DEFINITIONS.values() if not definition.supporting]


def select(keys: Iterable[str] | None = None) -> list[Definition]:
    """The definitions that `keys` name, in the order of the book; all published ones where there are none.

    A key also names the family below it: `wage.hourly_gain` its mean and share, `sector.km.same` its five days.
    Supporting figures come only under their own full key. Raises `UnknownMeasure`.
    """
    if not keys:
        return published()
    chosen = set()
    for key in keys:
        named = {d.key for d in DEFINITIONS.values() if d.key == key or (_below(d, key) and not d.supporting)}
        if not named:
            raise UnknownMeasure(key)
        chosen |= named
    return [definition for definition in DEFINITIONS.values() if definition.key in chosen]


def _below(definition: Definition, key: str) -> bool:
    return definition.key.startswith(f"{key}.")


__all__ = ["DEFINITIONS", "Definition", "UnknownMeasure", "published", "select"]
