"""A list page as data: what to search, how to sort, which columns. The template `list.html` draws any of them.

With `?format=csv` or `xlsx` the same address, for the same people, gives the whole list as a file. `?columns=…` says
which columns, on the page and in the file. What stands in the address can be kept as a view (`intermediary.saved`).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django import forms
from django.db.models import QuerySet
from django.shortcuts import render
from django.utils.translation import gettext as _

from intermediary.pages import downloads, keyset

OWN = ("after", "format")  # what of an address is the list's own, and no filter
COLUMNS, FILTERS = "columns", "filters"  # which columns, and whether the fold of filters is open
SHELVES: list[Callable] = []
COUNT_LIMIT = 1000  # beyond it an exact count would cost more than it tells


@dataclass(frozen=True)
class Column:
    """One column: its heading and what it shows of a row. `under` is a second, quieter line; `tone` makes it a pill.

    `key` names it in addresses; without one its place does. A column that is `spare` is shown to whoever asks for it.
    """

    label: str
    show: Callable
    under: Callable | None = None
    tone: Callable | None = None
    number: bool = False
    key: str = ""
    spare: bool = False


def keeps_views(function: Callable) -> Callable:
    """Register `function(request) -> list of {name, url, active, shared, remove}`: the views kept of a list."""
    SHELVES.append(function)
    return function


def address(request, **own: str) -> str:
    """The same list with the same filters: from another position, or in another format."""
    query = request.GET.copy()
    for name in OWN:
        query.pop(name, None)
    query.update({name: value for name, value in own.items() if value})
    return f"?{query.urlencode()}"


@dataclass
class Pages:
    """One page of something, and the way to the next one and to the first."""

    request: object
    page: keyset.Slice

    @property
    def next_url(self) -> str:
        return address(self.request, after=self.page.after) if self.page.after else ""

    @property
    def first_url(self) -> str:
        return address(self.request) if self.request.GET.get("after") else ""


@dataclass
class Listing:
    """`link(row)` is where the first column leads. `filters` is a form whose `q` is the search box."""

    request: object
    queryset: QuerySet
    columns: Iterable[Column]
    order: tuple[str, ...]
    link: Callable
    noun: tuple[str, str]  # one and many, translated
    filters: forms.Form | None = None
    size: int = keyset.SIZE
    extra: dict = field(default_factory=dict)

    def __post_init__(self):
        """Of all columns those that are asked for; the first always, since it leads to the record."""
        every = {column.key or str(place): column for place, column in enumerate(self.columns)}
        asked = [name for name in self.request.GET.getlist(COLUMNS) if name in every]
        first = next(iter(every))
        shown = {name for name, column in every.items() if name in asked or (not asked and not column.spare)} | {first}
        self.columns = [column for name, column in every.items() if name in shown]
        self.choices = [(name, column.label, name in shown) for name, column in every.items() if name != first]

    @cached_property
    def views(self) -> list[dict]:
        return [view for shelf in SHELVES for view in shelf(self.request)]

    @property
    def kept(self) -> str:
        """What of the address a view keeps: filters and columns, and not what was searched for, which can be a name."""
        query = self.request.GET.copy()
        for name in (*OWN, FILTERS, "q"):
            query.pop(name, None)
        for name in [name for name in query if not any(query.getlist(name))]:
            query.pop(name)
        return query.urlencode()

    @cached_property
    def page(self) -> keyset.Slice:
        return keyset.cut(self.queryset, self.order, self.request.GET.get("after", ""), self.size)

    @cached_property
    def rows(self) -> list[tuple]:
        return [
            (
                self.link(row),
                [
                    {
                        "label": column.label,
                        "number": column.number,
                        "text": column.show(row),
                        "under": column.under(row) if column.under else "",
                        "tone": column.tone(row) if column.tone else "",
                    }
                    for column in self.columns
                ],
            )
            for row in self.page.rows
        ]

    @cached_property
    def count_line(self) -> str:
        count = self.queryset.order_by()[: COUNT_LIMIT + 1].count()
        if count > COUNT_LIMIT:
            return _("More than %(count)s %(noun)s") % {"count": f"{COUNT_LIMIT:,}", "noun": self.noun[1]}
        return f"{count:,} {self.noun[count != 1]}"

    @property
    def next_url(self) -> str:
        return Pages(self.request, self.page).next_url

    @property
    def first_url(self) -> str:
        return Pages(self.request, self.page).first_url

    @property
    def filters_url(self) -> str:
        return address(self.request, **{FILTERS: "open"})

    @property
    def filtered(self) -> bool:
        return any(value for key, value in self.request.GET.items() if key not in (*OWN, COLUMNS, FILTERS))

    @property
    def files(self) -> list[tuple[str, str]]:
        """(address, name) of the list as a file."""
        return [(address(self.request, format="csv"), "CSV"), (address(self.request, format="xlsx"), "Excel")]

    def render(self, template: str = "list.html", **context):
        """The page: `title`, `lead`, `primary` action, and `empty` (title, text) for when there is nothing at all."""
        kind = self.request.GET.get("format")
        if kind in downloads.FORMATS:
            return downloads.respond(self.request, context["title"], self._header(), self._all(), kind)
        return render(self.request, template, {"listing": self, **context})

    def _header(self) -> list[str]:
        labels = []
        for column in self.columns:
            labels.append(column.label)
            if column.under:
                labels.append(_("%(column)s, in detail") % {"column": column.label})
        return labels

    def _all(self) -> Iterator[list]:
        """Every row of the list, not only those of a page: (what a column shows, what stands under it), flat."""
        after = ""
        while True:
            page = keyset.cut(self.queryset, self.order, after, downloads.AT_A_TIME)
            for row in page.rows:
                yield [show(row) for column in self.columns for show in (column.show, column.under) if show]
            after = page.after
            if not after:
                return
