"""Somebody who acts for several firms looks at all of them, or at one: `?firm=` with its key."""

from dataclasses import dataclass

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.models import Employer
from employers.queries import own_employers
from intermediary.pages.forms import SearchForm


@dataclass(frozen=True)
class Firms:
    """`every`: all that the user acts for. `shown`: those of them that are looked at, by the address."""

    every: list[Employer]
    shown: list[Employer]

    @property
    def tabs(self) -> list[dict]:
        """One address a firm and one for all of them; nothing where there is one firm only."""
        if len(self.every) < 2:
            return []
        chosen = self.shown[0].key if len(self.shown) == 1 else ""
        whole = {"url": "?", "label": _("All"), "active": not chosen}
        return [whole, *({"url": f"?firm={f.key}", "label": f.name, "active": f.key == chosen} for f in self.every)]

    @property
    def queryset(self) -> QuerySet[Employer]:
        return Employer.objects.filter(pk__in=[firm.pk for firm in self.shown])


def firms_of(request) -> Firms:
    """The firms of the user, and which are looked at. Another firm's key chooses nothing."""
    every = list(own_employers(request.user))
    wanted = [firm for firm in every if firm.key == request.GET.get("firm")]
    return Firms(every, wanted or every)


class FirmSearch(SearchForm):
    """A toolbar with the choice of a firm, where there are several."""

    firm = forms.ChoiceField(label=gettext_lazy("Firm"), required=False)

    def choose(self, firms: Firms) -> None:
        if len(firms.every) < 2:
            del self.fields["firm"]
        else:
            self.fields["firm"].choices = [("", _("All")), *((firm.key, firm.name) for firm in firms.every)]
