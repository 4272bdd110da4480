"""Is it a good job? The checklist of outcome measures, section 4, for a job that is still an offer.

The cut-offs are this project's own, not a standard; an initiative may set its own (`Standard`). Figures of placements
(`job.*` in placements/outcomes) read the same constants. Unknown is not no: an offer that does not say whether there
is paid leave is asked for it, and not called a bad job.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

FULL_TIME_HOURS = 35
NOTICE_DAYS = 14
ENOUGH = 6  # so many items known, and so many met

TRISTATE = ("health_insurance", "paid_leave", "retirement_plan", "advancement_path", "worker_voice")
ITEMS = ("living_wage", "hours", "health_insurance", "paid_leave", "retirement_plan", "schedule_notice",
         "advancement_path", "worker_voice")  # fmt: skip
TITLES = {
    "living_wage": _("Living wage"),
    "hours": _("Full-time, or fewer hours by choice"),
    "health_insurance": _("Health insurance"),
    "paid_leave": _("Paid leave"),
    "retirement_plan": _("Retirement plan"),
    "schedule_notice": _("Schedules known ahead"),
    "advancement_path": _("Path to advance"),
    "worker_voice": _("Worker voice"),
}
# What an offer should say to meet an item.
BETTER = {
    "hours": format_lazy(_("Offer {hours} hours a week, or let people choose fewer."), hours=FULL_TIME_HOURS),
    "health_insurance": _("Pay at least half of health insurance within 90 days."),
    "paid_leave": _("Offer any paid sick leave or vacation."),
    "retirement_plan": _("Offer a retirement plan."),
    "schedule_notice": format_lazy(_("Tell people their schedule {days} days ahead."), days=NOTICE_DAYS),
    "advancement_path": _("Write down a wage step, or training that leads to one."),
    "worker_voice": _("Have a union or another standing channel for workers."),
}


@dataclass(frozen=True)
class Standard:
    """The defaults, for an opening that belongs to no initiative."""

    living_wage: None = None
    items: tuple[str, ...] = ITEMS
    known_at_least: int = ENOUGH
    met_at_least: int = ENOUGH
    reviews_openings: bool = False
    seats_factor: Decimal = Decimal("1.00")

    def good(self, met: dict[str, bool | None]) -> bool | None:
        gate = met["living_wage"]
        known = [met[item] for item in self.items if met[item] is not None]
        return None if gate is None else gate and len(known) >= self.known_at_least and sum(known) >= self.met_at_least


def standard_of(initiative):
    """What an initiative calls a good job, and how it handles openings; the defaults where there is none."""
    return getattr(initiative, "standard", None) or Standard()


@dataclass(frozen=True)
class Item:
    """One line of the checklist; `met` is None where the offer does not say. `better` is empty where it is met."""

    name: str
    title: str | Promise
    met: bool | None
    better: str | Promise


@dataclass(frozen=True)
class Verdict:
    """`good` is None where the wage cannot be judged, because there is no wage or no living wage on record."""

    items: tuple[Item, ...]
    good: bool | None
    standard: "Standard"

    @property
    def known(self) -> int:
        return sum(item.met is not None for item in self.items)

    @property
    def met(self) -> int:
        return sum(item.met is True for item in self.items)

    @property
    def asked(self) -> list[Item]:
        """What to say or change, the gate first, what is not said before what is not met."""
        open_ones = [item for item in self.items if not item.met]
        return sorted(open_ones, key=lambda item: (item.name != "living_wage", item.met is False))


def judge(offer, standard) -> Verdict:
    """The checklist of an offer: anything with the fields of an `Opening`, saved or not.

    The wage is the lowest that is promised. Good: the living wage is paid, and enough items are known and met.
    """
    met = checklist(offer, standard.living_wage and standard.living_wage.hourly)
    items = tuple(
        Item(name, TITLES[name], met[name], "" if met[name] else _better(name, standard))
        for name in ITEMS
        if name in standard.items or name == "living_wage"
    )
    return Verdict(items, standard.good(met), standard)


def checklist(offer, living_wage: Decimal | None) -> dict[str, bool | None]:
    """Each item of the checklist: met, not met, or not known."""
    low = offer.hourly_wage_low or offer.hourly_wage_high
    return {
        "living_wage": _at_least(low, living_wage),
        "hours": _hours(offer),
        "schedule_notice": _at_least(offer.schedule_notice_days, NOTICE_DAYS),
        **{name: getattr(offer, name) for name in TRISTATE},
    }


def _hours(offer) -> bool | None:
    """Short hours count against an offer only where it is known that people could not choose more."""
    full_time = _at_least(offer.weekly_hours, FULL_TIME_HOURS)
    if offer.part_time_by_choice or full_time:
        return True
    return full_time if offer.part_time_by_choice is False else None


def _at_least(value, threshold) -> bool | None:
    return None if value is None or threshold is None else value >= threshold


def _better(name: str, standard) -> str | Promise:
    if name != "living_wage":
        return BETTER[name]
    if standard.living_wage is None:
        return _("The initiative has no living wage on record yet.")
    return format_lazy(_("Pay at least ${wage} an hour to start."), wage=standard.living_wage.hourly)
