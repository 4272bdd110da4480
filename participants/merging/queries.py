"""What is left of the other records of a person, for whoever has to forget all of it."""

from typing import NamedTuple

from participants.merging.models import MergedRow
from participants.models import Participant


class Merged(NamedTuple):
    """`ids` and (name, key) of the records that became part of a person; `rows` by table that their merges removed."""

    ids: list[int]
    known: list[tuple[str, str]]
    rows: dict[str, list[int]]

    @property
    def keys(self) -> list[str]:
        return [key for _name, key in self.known]


def merged(person: Participant) -> Merged:
    """Of all merges into a person that stand. Only the system may ask: it reads what merges kept."""
    merges = list(person.merges.filter(undone_at=None))
    rows: dict[str, list[int]] = {}
    found = MergedRow.objects.filter(merge__in=merges, what=MergedRow.REMOVED)
    for table, row in found.values_list("table_name", "row_id"):
        rows.setdefault(table, []).append(row)
    return Merged([merge.gone_id for merge in merges], [(merge.gone_name, merge.gone_key) for merge in merges], rows)
