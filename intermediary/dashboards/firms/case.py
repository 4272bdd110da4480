"""What working with the initiative is worth to a firm, on one page that it would print.

Turnover and retention are the engine's figures of this firm. What is saved rests on assumptions, and each is printed
with who says so. What is not known is said to be not known: no figure is made up in its place.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from statistics import median

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from employers.engagement.models import CostKind
from employers.models import Employer
from intermediary.dashboards.charts import figures as written
from intermediary.dashboards.figures import Figures, by_initiative
from intermediary.initiatives.models import Initiative
from placements.models import Placement
from placements.outcomes.engine import Row

WEEKS = 52
# Share of a year's pay that it costs to replace one person, by that pay: Boushey and Glynn, There Are Significant
# Business Costs to Replacing Employees (Center for American Progress, 2012). A firm's own figure takes its place.
REPLACING = ((Decimal(30_000), Decimal("0.16")), (None, Decimal("0.20")))
STAYED = (90, 180, 365)


@dataclass(frozen=True)
class Line:
    """One figure: what it is, how much, and what it rests on."""

    label: str
    value: str
    basis: str = ""


@dataclass
class Case:
    firm: Employer
    initiative: Initiative | None = None
    as_of: date | None = None
    headline: str = ""
    results: list[Line] = field(default_factory=list)
    savings: list[Line] = field(default_factory=list)
    assumptions: list[Line] = field(default_factory=list)

    @property
    def lead(self) -> str:
        if self.as_of is None:
            return _("No figures yet")
        return _("%(initiative)s, figures as of %(day)s") % {
            "initiative": self.initiative,
            "day": date_format(self.as_of),
        }


def economic_case(firm: Employer) -> Case:
    """The case of a firm, from the initiative of which most is known about its staff."""
    found = by_initiative("employer", firm)
    if not found:
        return Case(firm)
    initiative, shown = max(found, key=lambda each: _weight(each[1]))
    case = Case(firm, initiative, shown.as_of)
    case.results = [*_stayed(shown), *_turnover(shown)]
    _save(case, shown)
    return case


def _weight(shown: Figures) -> tuple:
    stayed = shown.results.get("sector.ret.same.90")
    return "emp.turnover" in shown.results, stayed.denominator if stayed else 0


def _stayed(shown: Figures):
    for days in STAYED:
        row = shown.results.get(f"sector.ret.same.{days}")
        if row and row.denominator:
            yield Line(
                _("Hires through the initiative still there after %(n)s days") % {"n": days},
                written.percent(row.value),
                _("%(yes)s of %(all)s; %(unknown)s are not known")
                % {"yes": row.numerator, "all": row.denominator, "unknown": row.unknown},
            )


def _turnover(shown: Figures):
    labels = {
        "emp.turnover.before": _("Yearly turnover in the year before the first hire"),
        "emp.turnover": _("Yearly turnover in the last four quarters"),
    }
    for measure, label in labels.items():
        row = shown.results.get(measure)
        if row and row.value is not None:
            basis = _("%(left)s left, in %(years)s years of work; the occupations hired for")
            yield Line(
                label,
                written.percent(row.value),
                basis % {"left": f"{row.numerator:,}", "years": f"{row.denominator:,}"},
            )
        else:
            yield Line(label, _("Not known"), _("The firm's headcounts do not say."))


def _save(case: Case, shown: Figures) -> None:
    """Who did not leave, and what that saved in a year."""
    before, since = (_value(shown, name) for name in ("emp.turnover.before", "emp.turnover"))
    heads, pay = _heads(case.firm, case.as_of), _yearly_pay(case.firm)
    if before is None or since is None or not heads:
        case.savings.append(Line(_("Saved in a year"), _("Not known"), _("Turnover is not known before and since.")))
        return
    avoided = (before - since) * heads
    if avoided <= 0:
        case.savings.append(Line(_("People who left less in a year"), "0", _("Turnover has not fallen.")))
        return
    basis = _("(%(before)s − %(since)s) × %(heads)s people")
    said = {"before": written.percent(before), "since": written.percent(since), "heads": f"{heads:.0f}"}
    case.savings.append(Line(_("Fewer people left in a year"), f"{avoided:.1f}", basis % said))
    total = [_replacing(case, avoided, pay), _vacant(case, avoided, shown)]
    if any(total):
        whole = _dollars(round(sum(filter(None, total)), -2))
        case.headline = _("About %(dollars)s saved in a year") % {"dollars": whole}


def _replacing(case: Case, avoided: Decimal, pay: Decimal | None) -> Decimal | None:
    own = case.firm.costs.filter(kind=CostKind.REPLACING).first()
    if own:
        cost, line = own.amount, Line(_("Replacing one person"), _dollars(own.amount), own.source)
    elif pay:
        share = next(share for most, share in REPLACING if most is None or pay < most)
        cost = pay * share
        basis = _("%(share)s of a year's pay of %(pay)s: Boushey and Glynn, Center for American Progress, 2012")
        said = {"share": written.percent(share), "pay": _dollars(pay)}
        line = Line(_("Replacing one person"), _dollars(cost), basis % said)
    else:
        case.savings.append(Line(_("Cost of replacing avoided"), _("Not known"), _("No wage of a hire is on record.")))
        return None
    case.assumptions.append(line)
    saved = avoided * cost
    basis = _("%(n)s people × %(cost)s") % {"n": f"{avoided:.1f}", "cost": _dollars(cost)}
    case.savings.append(Line(_("Cost of replacing avoided"), _dollars(saved), basis))
    return saved


def _vacant(case: Case, avoided: Decimal, shown: Figures) -> Decimal | None:
    label = _("Cost of vacancies avoided")
    own = case.firm.costs.filter(kind=CostKind.VACANT_DAY).first()
    days = _value(shown, "emp.time_to_fill")
    if own is None or days is None:
        cost = _("The firm has not said what an empty position costs a day.")
        missing = cost if own is None else _("Days to fill are not known.")
        case.savings.append(Line(label, _("Not known"), missing))
        return None
    case.assumptions.append(Line(_("One position empty for one day"), _dollars(own.amount), own.source))
    fill = _("Median of the firm's openings in the last four quarters")
    case.assumptions.append(Line(_("Days to fill a position"), f"{days:.0f}", fill))
    saved = avoided * days * own.amount
    basis = _("%(n)s people × %(days)s days × %(cost)s")
    said = {"n": f"{avoided:.1f}", "days": f"{days:.0f}", "cost": _dollars(own.amount)}
    case.savings.append(Line(label, _dollars(saved), basis % said))
    return saved


def _value(shown: Figures, measure: str) -> Decimal | None:
    row: Row | None = shown.results.get(measure)
    return None if row is None or row.value is None else Decimal(str(row.value))


def _heads(firm: Employer, as_of: date) -> Decimal:
    """People in the occupations that the firm tells of, by its latest headcount of each."""
    latest: dict[str, Decimal] = {}
    for count in firm.headcounts.filter(starts_on__lte=as_of, average_headcount__isnull=False).order_by("starts_on"):
        latest[count.soc] = count.average_headcount
    return sum(latest.values(), Decimal(0))


def _yearly_pay(firm: Employer) -> Decimal | None:
    """The median hourly wage of our hires there, at their median hours, over a year."""
    jobs = Placement.objects.filter(employer=firm, cohort__isnull=False).exclude(hourly_wage=None)
    pay = list(jobs.exclude(weekly_hours=None).values_list("hourly_wage", "weekly_hours"))
    return median(w for w, _hours in pay) * median(h for _wage, h in pay) * WEEKS if pay else None


def _dollars(amount: Decimal) -> str:
    return f"${amount:,.0f}"
