"""Keyset pages: the next page starts after the last row seen, so page 10,000 costs what page 1 does."""

import base64
import binascii
import json
from contextlib import suppress
from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist, FieldError, ValidationError
from django.db.models import F, Field, Func, Q, QuerySet, TextField, Value
from django.db.models.lookups import GreaterThan, LessThan

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
    fields = [_always_full(queryset.model, name) for name in order]
    rows = queryset.order_by(*[_ordering(name, field) for name, field in zip(order, fields, strict=True)])
    position = _read(after)
    if position and len(position) == len(order) and position[-1] is not None:
        with suppress(ValidationError, ValueError, FieldError, TypeError):
            beyond = rows.filter(_beyond(order, position))  # looks at each value, whichever way is taken
            as_one = None not in (*fields, *position) and len({name[0] == "-" for name in order}) == 1
            rows = rows.filter(_row_beyond(order, fields, position)) if as_one else beyond
    page = list(rows[: size + 1])
    following = position_of(page[size - 1], order) if len(page) > size else ""
    return Slice(page[:size], following)


def position_of(row, order: tuple[str, ...]) -> str:
    """The position after `row`: what `cut` takes as `after`."""
    return _write([_value(row, name) for name in order])


def _ordering(name: str, always_full: Field | None):
    field = F(name.lstrip("-"))
    last = None if always_full else True  # said where it matters: with it no index stands for a falling order
    return field.desc(nulls_last=last) if name.startswith("-") else field.asc(nulls_last=last)


def _always_full(model, name: str) -> Field | None:
    """The field of that name, reached through others perhaps, where it always has a value; else None."""
    for part in name.lstrip("-").split("__"):
        try:
            field = model._meta.pk if part == "pk" else model._meta.get_field(part)
        except FieldDoesNotExist:
            return None  # computed: nobody knows
        if field.null:
            return None
        model = field.related_model
    return field


def _row_beyond(order: tuple[str, ...], fields: list[Field], position: list) -> GreaterThan | LessThan:
    """Rows after `position` in one comparison, (a, b, c) > (1, 2, 3): PostgreSQL starts there in an index over them."""
    side = LessThan if order[0].startswith("-") else GreaterThan
    row = {"function": "", "template": "(%(expressions)s)", "output_field": TextField()}
    values = [Value(field.get_prep_value(value)) for field, value in zip(fields, position, strict=True)]
    return side(Func(*[F(name.lstrip("-")) for name in order], **row), Func(*values, **row))


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
