"""One picture of an initiative for its board: everything of its strategy on a day, as data for one page."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.dashboards.charts import figures as words
from intermediary.dashboards.figures import Figures, figures, headlines
from intermediary.dashboards.research.targeted import cited, targeted
from intermediary.dashboards.strategy.goals import Standing, standings
from intermediary.dashboards.strategy.models import Goal
from intermediary.dashboards.strategy.picture import Drawn, draw
from intermediary.funding.contributions.queries import Leveraged, of_initiative
from intermediary.initiatives.changes.models import Change
from intermediary.initiatives.changes.queries import Summary, changes, summary
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.outreach.enums import Audience, Came
from intermediary.initiatives.outreach.models import Campaign
from intermediary.initiatives.outreach.results import results
from intermediary.initiatives.partners.models import Council, Partnership
from intermediary.initiatives.partners.queries import councils, current, open_actions
from placements.referrals import ledger
from placements.referrals.views.demand import headings
from trainings.pathways.models import Pathway

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Reach:
    """Outreach of a year toward one audience. `unknown`: campaigns of which nobody counted whom they reached."""

    audience: str
    campaigns: int
    reached: int
    unknown: int
    came: str


@dataclass(frozen=True)
class Board:
    initiative: Initiative
    as_of: date
    goals: list[Standing]
    shown: Figures
    outcomes: list[charts.Tile]
    occupations: list[dict]
    sources: list
    demand: list[tuple[str, int]]
    pathways: list[Drawn]
    partners: dict[str, list[Partnership]]
    leveraged: Leveraged
    councils: list[Council]
    actions: list
    changes: list[tuple[Change, object]]
    change_summary: Summary
    reach: list[Reach]

    @property
    def late(self) -> int:
        return sum(action.due_on < self.as_of for action in self.actions)

    @property
    def partner_count(self) -> int:
        return sum(map(len, self.partners.values()))


def board(initiative: Initiative, as_of: date) -> Board:
    """All of the page. Counts are of the day; outcomes are those of the current run, with a day of their own."""
    shown = figures("initiative", initiative.key, initiative)
    goals = Goal.objects.filter(initiative=initiative).select_related("initiative", "owner")
    occupations, releases = targeted(initiative, as_of)
    found = [change for change in changes(initiative) if change.happened_on <= as_of]
    return Board(
        initiative,
        as_of,
        standings(goals, shown, as_of),
        shown,
        shown.tiles(headlines(initiative)),
        occupations,
        cited(initiative, releases, as_of),
        _demand(initiative, as_of),
        [draw(each, as_of) for each in Pathway.objects.filter(initiative=initiative).select_related("initiative")],
        _partners(initiative, as_of),
        of_initiative(initiative, as_of),
        list(councils(initiative, as_of)),
        list(open_actions(initiative)),
        [(change, change.standing(as_of)) for change in found],
        summary(found, as_of),
        _reach(initiative, as_of),
    )


def _demand(initiative: Initiative, as_of: date) -> list[tuple[str, int]]:
    """The demand ledger's sums: (what, how many), promised to retained, with what is not known or not yet due."""
    numbers = ledger.total(ledger.lines(initiative, "employer", as_of)).numbers
    return [(str(label), numbers[what]) for what, label in headings().items()]


def _partners(initiative: Initiative, as_of: date) -> dict[str, list[Partnership]]:
    """Partners of the day by what kind of organization they are."""
    by_kind: dict[str, list[Partnership]] = {}
    for partner in current(initiative, as_of).select_related("organization").order_by("organization__kind", "pk"):
        by_kind.setdefault(partner.organization.get_kind_display(), []).append(partner)
    return by_kind


def _reach(initiative: Initiative, as_of: date) -> list[Reach]:
    held = Campaign.objects.filter(initiative=initiative, starts_on__range=(as_of - YEAR, as_of))
    campaigns = list(held.order_by("pk"))
    came = results(campaigns)
    found = []
    for audience in Audience:
        theirs = [each for each in campaigns if each.audience == audience]
        if theirs:
            known = [each.reached for each in theirs if each.reached is not None]
            found.append(Reach(audience.label, len(theirs), sum(known), len(theirs) - len(known), _sums(theirs, came)))
    return found


def _sums(campaigns: list[Campaign], came: dict) -> str:
    """What came of some campaigns, in words: what was counted and what was stated, never added to each other."""
    said = []
    for kind in Came:
        for counted, text in ((True, _("%(n)s %(what)s, counted")), (False, _("%(n)s %(what)s, as stated"))):
            total = sum(
                each.number for c in campaigns for each in came[c.pk] if each.came == kind and each.counted == counted
            )
            if total:
                said.append(text % {"n": words.count(Decimal(total)), "what": str(kind.label).lower()})
    return "; ".join(said)
