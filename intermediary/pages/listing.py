"""A list page as data: what to search, how to sort, which columns. The template `list.html` draws any of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django import forms
from django.db.models import QuerySet
from django.shortcuts import render
from django.utils.translation import gettext as _

from intermediary.pages import keyset

COUNT_LIMIT = 1000  # beyond it an exact count would cost more than it tells


@dataclass(frozen=True)
class Column:
    """One column: its heading and what it shows of a row. `under` is a second, quieter line; `tone` makes it a pill."""

    label: str
    show: Callable
    under: Callable | None = None
    tone: Callable | None = None
    number: bool = False


@dataclass
class Pages:
    """One page of something, and the way to the next one and to the first."""

    request: object
    page: keyset.Slice

    @property
    def next_url(self) -> str:
        return self._url(after=self.page.after) if self.page.after else ""

    @property
    def first_url(self) -> str:
        return self._url(after="") if self.request.GET.get("after") else ""

    def _url(self, after: str) -> str:
        query = self.request.GET.copy()
        query.pop("after", None)
        if after:
            query["after"] = after
        return f"?{query.urlencode()}"


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
    def filtered(self) -> bool:
        return any(value for key, value in self.request.GET.items() if key != "after")

    def render(self, **context):
        """The page: `title`, `lead`, `primary` action, and `empty` (title, text) for when there is nothing at all."""
        return render(self.request, "list.html", {"listing": self, **context})
