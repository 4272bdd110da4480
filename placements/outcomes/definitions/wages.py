"""Pay before and after (outcome measures, section 3). The unit is a person, by the first placement that has a wage."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .definition import Definition

NOTE = _("Pre/post difference, not programme impact.")
WEEKS = 52
PEOPLE = _("People placed who have a wage on record before the program and after.")
NO_PRIOR = _("No job in the twelve months before entry: left out and counted, never taken as zero.")

GAINS = {
    "wage.hourly_gain": (
        _("hourly wage gain"),
        _("hourly wage of the first placement that has one, less the last before the program"),
        NOTE,
    ),
    "wage.annualised_gain": (
        _("annualised wage gain"),
        _("hourly wage × usual weekly hours × 52, after less before; hours missing on either side: unknown"),
        _("Annualised rate, not earnings. Pre/post difference, not programme impact."),
    ),
}


def gain(key: str, suffix: str, title: str, value: str, unit: str, kind: str) -> Definition:
    name, formula, note = GAINS[key]
    return Definition(
        key=key + suffix,
        title=format_lazy(title, gain=name),
        counts=_("people"),
        denominator=PEOPLE,
        numerator=format_lazy(value, gain=formula),
        exclusions=NO_PRIOR,
        source="outcome-measures.md, section 3",
        unit=unit,
        kind=kind,
        family="wages",
        note=note,
        method="hourly" if key == "wage.hourly_gain" else "annualised",
    )


def figure(key: str, title: str, denominator: str, unit: str = "dollars", kind: str = "median") -> Definition:
    return Definition(
        key=key,
        title=title,
        counts=_("people"),
        denominator=denominator,
        numerator=title,
        exclusions=NO_PRIOR,
        source="outcome-measures.md, section 3",
        unit=unit,
        kind=kind,
        family="wages",
        note=NOTE,
        method=key.removeprefix("wage."),
        supporting=True,
    )


DEFINITIONS = (
    *(
        definition
        for key in GAINS
        for definition in (
            gain(key, "", _("Median {gain}"), _("The median over them of the {gain}."), "dollars", "median"),
            gain(key, ".mean", _("Mean {gain}"), _("The mean over them of the {gain}."), "dollars", "mean"),
            gain(
                key,
                ".share_gaining",
                _("Share with {gain} above zero"),
                _("Those with more than before: {gain}."),
                "rate",
                "share",
            ),
        )
    ),
    figure("wage.before", _("Median hourly wage before the program"), PEOPLE),
    figure("wage.after", _("Median hourly wage of the placement"), PEOPLE),
    figure("wage.placement", _("Median hourly wage of all placed"), _("People placed who have a wage on record.")),
    figure("wage.employers", _("Employers behind the wage figures"), PEOPLE, unit="count", kind="count"),
)
