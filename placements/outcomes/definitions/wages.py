"""Pay before and after (outcome measures, section 3). The unit is a person, by the first placement that has a wage."""

from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from intermediary.reference.prices import latest_year

from .definition import Definition

NOTE = _("Pre/post difference, not programme impact.")
WEEKS = 52
# The year in whose prices real wages are stated. Another year is another version.
PRICES = latest_year()
PEOPLE = _("People placed who have a wage on record before the program and after.")
NO_PRIOR = _("No job in the twelve months before entry: left out and counted, never taken as zero.")


@dataclass(frozen=True)
class Gain:
    """What a median, a mean and a share of those who gained have in common."""

    key: str
    name: str
    formula: str
    note: str
    method: str
    people: str = PEOPLE
    exclusions: str = NO_PRIOR
    family: str = "wages"
    days: int | None = None


GAINS = (
    Gain(
        "wage.hourly_gain",
        _("hourly wage gain"),
        _("hourly wage of the first placement that has one, less the last before the program"),
        NOTE,
        "hourly",
    ),
    Gain(
        "wage.annualised_gain",
        _("annualised wage gain"),
        _("hourly wage × usual weekly hours × 52, after less before; hours missing on either side: unknown"),
        _("Annualised rate, not earnings. Pre/post difference, not programme impact."),
        "annualised",
    ),
)


def gains(gain: Gain) -> tuple[Definition, ...]:
    """The headline and what stands beside it."""
    return (
        _figure(gain, "", _("Median {gain}"), _("The median over them of the {gain}."), "dollars", "median"),
        _figure(gain, ".mean", _("Mean {gain}"), _("The mean over them of the {gain}."), "dollars", "mean"),
        _figure(
            gain,
            ".share_gaining",
            _("Share with {gain} above zero"),
            _("Those with more than before: {gain}."),
            "rate",
            "share",
        ),
    )


def _figure(gain: Gain, suffix: str, title: str, value: str, unit: str, kind: str) -> Definition:
    return Definition(
        key=gain.key + suffix,
        title=format_lazy(title, gain=gain.name),
        counts=_("people"),
        denominator=gain.people,
        numerator=format_lazy(value, gain=gain.formula),
        exclusions=gain.exclusions,
        source="outcome-measures.md, section 3",
        unit=unit,
        kind=kind,
        family=gain.family,
        note=gain.note,
        method=gain.method,
        days=gain.days,
    )


def beside(
    key: str, method: str, title: str, denominator: str = PEOPLE, unit: str = "dollars", kind: str = "median", **more
) -> Definition:
    """A supporting figure."""
    return Definition(
        key=key,
        title=title,
        counts=_("people"),
        denominator=denominator,
        exclusions=NO_PRIOR,
        source="outcome-measures.md, section 3",
        unit=unit,
        kind=kind,
        method=method,
        supporting=True,
        **{"numerator": title, "note": NOTE, "family": "wages", **more},
    )


def real(key: str, method: str, title: str) -> Definition:
    """A figure in the prices of one year, beside the nominal one."""
    rule = _(
        "In prices of {year}, by the consumer price index CPI-U (US city average, annual averages). The wage before is "
        "taken as one of the year that job ended, or of entry; the wage after, of the year the placement began. A year "
        "without an index is unknown."
    )
    return beside(
        key, method, format_lazy(title, year=PRICES), numerator=format_lazy(rule, year=PRICES), family="prices"
    )


DEFINITIONS = (
    *(definition for gain in GAINS for definition in gains(gain)),
    beside(
        "wage.hourly_gain.per_cent",
        "hourly_per_cent",
        _("Median hourly wage gain, as a share of the wage before"),
        unit="rate",
        family="prices",
    ),
    real("wage.hourly_gain.real", "hourly_real", _("Median hourly wage gain, in prices of {year}")),
    beside("wage.before", "before", _("Median hourly wage before the program")),
    real("wage.before.real", "before_real", _("Median hourly wage before the program, in prices of {year}")),
    beside("wage.after", "after", _("Median hourly wage of the placement")),
    real("wage.after.real", "after_real", _("Median hourly wage of the placement, in prices of {year}")),
    beside(
        "wage.placement",
        "placement",
        _("Median hourly wage of all placed"),
        _("People placed who have a wage on record."),
    ),
    beside("wage.employers", "employers", _("Employers behind the wage figures"), unit="count", kind="count"),
)
