"""Is it a good job? The checklist of outcome measures, section 4, for a job that is still an offer.

Which items count and how many must be met is the initiative's standard. Figures of placements (`job.*` in
placements/outcomes) read the same constants. Unknown is not no: an offer that does not say whether there is paid leave
is asked for it, and not called a bad job.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from intermediary.initiatives.enums import Item
from intermediary.initiatives.models import Standard
from intermediary.initiatives.models.standard import ENOUGH

__all__ = ["ENOUGH", "FULL_TIME_HOURS", "NOTICE_DAYS", "Judge", "Verdict", "checklist", "judge", "standard_of"]

FULL_TIME_HOURS = 35
NOTICE_DAYS = 14
# What an offer should say to meet an item.
BETTER = {
    Item.HOURS: format_lazy(_("Offer {hours} hours a week, or let people choose fewer."), hours=FULL_TIME_HOURS),
    Item.HEALTH_INSURANCE: _("Pay at least half of health insurance within 90 days."),
    Item.PAID_LEAVE: _("Offer any paid sick leave or vacation."),
    Item.RETIREMENT_PLAN: _("Offer a retirement plan."),
    Item.SCHEDULE_NOTICE: format_lazy(_("Tell people their schedule {days} days ahead."), days=NOTICE_DAYS),
    Item.ADVANCEMENT_PATH: _("Write down a wage step, or training that leads to one."),
    Item.WORKER_VOICE: _("Have a union or another standing channel for workers."),
}
TRISTATE = (Item.HEALTH_INSURANCE, Item.PAID_LEAVE, Item.RETIREMENT_PLAN, Item.ADVANCEMENT_PATH, Item.WORKER_VOICE)


@dataclass(frozen=True)
class Line:
    """One item of the checklist; `met` is None where the offer does not say. `better` is empty where it is met."""

    item: Item
    met: bool | None
    better: str | Promise

    @property
    def title(self) -> str | Promise:
        return self.item.label


@dataclass(frozen=True)
class Verdict:
    """`good` is None where the wage cannot be judged, because there is no wage or no living wage on record."""

    lines: tuple[Line, ...]
    good: bool | None
    standard: Standard

    @property
    def known(self) -> int:
        return sum(line.met is not None for line in self.lines)

    @property
    def met(self) -> int:
        return sum(line.met is True for line in self.lines)

    @property
    def asked(self) -> list[Line]:
        """What would make it better, the gate first; what is not said comes before what is not met."""
        open_ones = [line for line in self.lines if not line.met]
        return sorted(open_ones, key=lambda line: (line.item != Item.LIVING_WAGE, line.met is False))

    @property
    def label(self) -> str | Promise:
        if self.good is None:
            return _("Not known yet")
        return _("Good job") if self.good else _("Below the standard")

    @property
    def tone(self) -> str:
        return {True: "good", False: "warning", None: "quiet"}[self.good]


class Judge:
    """Judges offers by the standard of their initiative, and reads each standard once, so that lists stay cheap."""

    def __init__(self):
        self._standards: dict[int | None, Standard] = {}

    def __call__(self, offer) -> Verdict:
        if offer.initiative_id not in self._standards:
            self._standards[offer.initiative_id] = standard_of(offer.initiative)
        return judge(offer, self._standards[offer.initiative_id])


def standard_of(initiative) -> Standard:
    """What an initiative calls a good job and how it handles openings; the defaults where there is no initiative."""
    return initiative.standard if initiative else Standard()


def judge(offer, standard: Standard) -> Verdict:
    """The checklist of an offer: anything with the fields of an `Opening`, saved or not.

    The wage is the lowest that is promised; only items that count for the initiative are lines, and the gate always.
    """
    wage = standard.living_wage
    met = checklist(offer, wage.hourly if wage else None)
    counting = [item for item in Item if item == Item.LIVING_WAGE or item in standard.items]
    lines = tuple(Line(item, met[item], "" if met[item] else _better(item, standard)) for item in counting)
    return Verdict(lines, standard.good(met), standard)


def checklist(offer, living_wage: Decimal | None) -> dict[str, bool | None]:
    """Each item: met, not met, or not known."""
    low = offer.hourly_wage_low or offer.hourly_wage_high
    return {
        Item.LIVING_WAGE: _at_least(low, living_wage),
        Item.HOURS: _hours(offer),
        Item.SCHEDULE_NOTICE: _at_least(offer.schedule_notice_days, NOTICE_DAYS),
        **{item: getattr(offer, item.value) for item in TRISTATE},
    }


def _hours(offer) -> bool | None:
    """Short hours count against an offer only where it is known that people could not choose more."""
    full_time = _at_least(offer.weekly_hours, FULL_TIME_HOURS)
    if offer.part_time_by_choice or full_time:
        return True
    return full_time if offer.part_time_by_choice is False else None


def _at_least(value, threshold) -> bool | None:
    return None if value is None or threshold is None else value >= threshold


def _better(item: Item, standard: Standard) -> str | Promise:
    if item != Item.LIVING_WAGE:
        return BETTER[item]
    if standard.living_wage is None:
        return _("The initiative has no living wage on record yet.")
    return format_lazy(_("Pay at least ${wage} an hour to start."), wage=standard.living_wage.hourly)
