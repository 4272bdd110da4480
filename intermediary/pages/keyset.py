"""Keyset pages: the next page starts after the last row seen, so page 10,000 costs what page 1 does."""

import base64
import binascii
import json
from contextlib import suppress
from dataclasses import dataclass

from django.core.exceptions import FieldError, ValidationError
from django.db.models import F, Q, QuerySet

SIZE = 30


@dataclass(frozen=True)
class Slice:
    """Rows of one page and the position after its last row, empty where nothing follows."""

    rows: list
    after: str


def cut(queryset: QuerySet, order: tuple[str, ...], after: str = "", size: int = SIZE) -> Slice:
    """The rows that follow the position `after`, in `order` (field names, "-" for falling, the last one unique).

    Empty dates sort last. A position that somebody made up gives the first page.
    """
    rows = queryset.order_by(*[_ordering(name) for name in order])
    position = _read(after)
    if position and len(position) == len(order) and position[-1] is not None:
        with suppress(ValidationError, ValueError, FieldError, TypeError):
            rows = rows.filter(_beyond(order, position))
    page = list(rows[: size + 1])
    following = _write([_value(page[size - 1], name) for name in order]) if len(page) > size else ""
    return Slice(page[:size], following)


def _ordering(name: str):
    field = F(name.lstrip("-"))
    return field.desc(nulls_last=True) if name.startswith("-") else field.asc(nulls_last=True)


def _beyond(order: tuple[str, ...], position: list) -> Q:
    """Rows after `position`: equal in the first fields and beyond in the next, for each prefix of the order."""
    found, equal = Q(pk__in=[]), Q()
    for name, value in zip(order, position, strict=True):
        field = name.lstrip("-")
        if value is None:
            equal &= Q(**{f"{field}__isnull": True})
            continue
        side = "lt" if name.startswith("-") else "gt"
        found |= equal & (Q(**{f"{field}__{side}": value}) | Q(**{f"{field}__isnull": True}))
        equal &= Q(**{field: value})
    return found


def _value(row, name: str):
    for part in name.lstrip("-").split("__"):
        row = getattr(row, part)
    return row if row is None or isinstance(row, int) else str(row)


def _write(values: list) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _read(after: str) -> list | None:
    try:
        values = json.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return None
    return values if isinstance(values, list) and all(_storable(value) for value in values) else None


def _storable(value) -> bool:
    """Whether PostgreSQL can compare with it at all: nothing, a whole number, or text that is UTF-8 without NUL."""
    if isinstance(value, str):
        return not any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in value)
    return value is None or type(value) is int
