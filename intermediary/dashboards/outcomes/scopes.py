"""What outcomes can be asked about: the whole initiative, a grant, a program, a cohort, an employer."""

from dataclasses import dataclass

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from employers.models import Employer
from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative
from placements.outcomes.models import Scope as Counted
from trainings.models import Cohort, Program

LIMIT = 50  # of thousands of cohorts the first so many that match are offered
KINDS = {
    "grant": _("Grants"),
    "program": _("Programs"),
    "cohort": _("Cohorts"),
    "employer": _("Employers"),
}
CUTS = (
    ("", _("Everybody")),
    ("gender", _("By gender")),
    ("race", _("By race")),
    ("hispanic", _("By Hispanic or Latino origin")),
    ("education", _("By education")),
    ("age_band", _("By age")),
    ("barrier", _("By barrier")),
    ("veteran", _("By veteran status")),
    ("county", _("By county of residence")),
)


@dataclass(frozen=True)
class Scope:
    """One thing with figures. `value` names it in the address, such as "cohort:cna-2024"."""

    kind: str
    key: str
    label: str

    @property
    def value(self) -> str:
        return f"{self.kind}:{self.key}"


def _records(kind: str) -> tuple[QuerySet, tuple[str, ...]]:
    """The records of a kind, in the order of a menu, and what a search looks into."""
    return {
        "initiative": (Initiative.objects.all(), ("name", "key")),
        "grant": (Grant.objects.order_by("title", "pk"), ("title", "key")),
        "program": (Program.objects.order_by("title", "pk"), ("title", "key")),
        "cohort": (
            Cohort.objects.select_related("program").order_by("-starts_on", "program__title", "pk"),
            ("program__title", "key"),
        ),
        "employer": (Employer.objects.order_by("name", "pk"), ("name", "key")),
    }[kind]


def _counted(initiative: Initiative, kind: str) -> QuerySet:
    return Counted.objects.filter(initiative=initiative, scope=kind).values("record_id")


def named(initiative: Initiative, value: str) -> Scope | None:
    """The scope that an address names, such as "cohort:cna-2024"; None where nobody was counted in one of that name."""
    kind, _colon, key = value.partition(":")
    if (kind not in KINDS and kind != "initiative") or "\0" in key:
        return None
    record = _records(kind)[0].filter(key=key, pk__in=_counted(initiative, kind)).first()
    return Scope(kind, record.key, str(record)) if record else None


def matching(initiative: Initiative, kind: str, text: str) -> list[tuple[str, list[Scope]]]:
    """Scopes of a kind (or of all) that hold every word of the text, by kind: at most `LIMIT` of each."""
    found = []
    for each in [kind] if kind else KINDS:
        records, fields = _records(each)
        for word in text.split():
            records = records.filter(Q(*((f"{field}__icontains", word) for field in fields), _connector=Q.OR))
        scopes = [Scope(each, r.key, str(r)) for r in records.filter(pk__in=_counted(initiative, each))[:LIMIT]]
        found += [(KINDS[each], scopes)] if scopes else []
    return found


class ScopeForm(forms.Form):
    """Which figures to show; lives in the address. What does not exist shows the whole initiative."""

    q = forms.CharField(label=_("Find"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Figures of"), required=False, choices=(("", _("Anything")), *KINDS.items()))
    cut = forms.ChoiceField(label=_("Shown"), required=False, choices=CUTS)
    of = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(self, data, initiative: Initiative):
        super().__init__(data)
        self.fields["q"].help_text = _("Grant, program, cohort or employer")
        self.is_valid()
        self.initiative, self.whole = initiative, Scope("initiative", initiative.key, initiative.name)
        of = self._cleaned("of")
        self.scope = self.whole if of in ("", self.whole.value) else named(initiative, of) or self.whole

    def _cleaned(self, name: str) -> str:
        return getattr(self, "cleaned_data", {}).get(name) or ""

    @property
    def chosen_cut(self) -> str:
        return self._cleaned("cut")

    @property
    def searching(self) -> bool:
        return bool(self._cleaned("q") or self._cleaned("kind"))

    def found(self) -> list[tuple[str, list[Scope]]]:
        return matching(self.initiative, self._cleaned("kind"), self._cleaned("q"))
