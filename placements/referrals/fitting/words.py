"""Each point in words: why it fits, what is missing, or what nobody has asked yet."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from employers.enums import Language, Shift
from placements.referrals.fitting.pairs import FIT, NOT


def words(name: str, row: dict) -> str:
    return WORDS[name](row, row[name])


def _trained(row, state) -> str:
    return {FIT: _("completed training for this occupation"), NOT: _("no training for this occupation on record")}.get(
        state
    ) or _("in training for this occupation")


def _credentials(row, state) -> str:
    return _("has the credentials") if state == FIT else _("no record of: %s") % ", ".join(row["lacks_credentials"])


def _skills(row, state) -> str:
    if state == FIT:
        return _("has the skills")
    missing = ", ".join(row["lacks_skills"])
    return (_("skills missing: %s") if state == NOT else _("ask about skills: %s")) % missing


def _wage(row, state) -> str:
    floor, low, high = row["wage_floor"], row["hourly_wage_low"], row["hourly_wage_high"]
    if floor is None:
        return _("ask for the lowest wage")
    if low is None and high is None:
        return _("the opening says no wage")
    facts = {"low": f"${low or high}", "high": f"${high or low}", "floor": f"${floor}"}
    if state == FIT:
        return _("pays from %(low)s, wants %(floor)s at least") % facts
    if state == NOT:
        return _("pays up to %(high)s, wants %(floor)s at least") % facts
    return _("pays %(low)s to %(high)s, wants %(floor)s at least") % facts


def _distance(row, state) -> str:
    miles, most = row["miles"], row["travel_miles"]
    if miles is None:
        return _("the county of one of the two is not known")
    away = _("in the same county") if miles == 0 else ngettext("about %(n)s mile", "about %(n)s miles", miles)
    away = away % {"n": miles} if miles else away
    if most is None:
        return _("%(away)s, ask how far they can travel") % {"away": away}
    return _("%(away)s, can travel %(most)s") % {"away": away, "most": most}


def _hours(row, state) -> str:
    hours, least, most = row["weekly_hours"], row["hours_least"], row["hours_most"]
    if hours is None:
        return _("the opening says no hours")
    if least is None and most is None:
        return _("%(hours)s hours a week, ask what is possible") % {"hours": _plain(hours)}
    wanted = "–".join(dict.fromkeys(_plain(bound) for bound in (least, most) if bound is not None))
    return _("%(hours)s hours a week, wants %(wanted)s") % {"hours": _plain(hours), "wanted": wanted}


def _plain(number) -> str:
    return f"{float(number):g}"


def _shifts(row, state) -> str:
    if state == NOT:
        return _("the shifts are impossible")
    if state == FIT:
        possible = [str(Shift(shift).label) for shift in row["possible_shifts"] if shift in Shift.values]
        return _("possible shifts: %s") % ", ".join(possible)
    return _("shifts are not known")


def _languages(row, state) -> str:
    if state == FIT:
        return _("speaks the languages")
    missing = ", ".join(str(Language(code).label) for code in row["lacks_languages"] if code in Language.values)
    return (_("languages missing: %s") if state == NOT else _("ask about languages: %s")) % missing


WORDS = {
    "trained": _trained, "credentials": _credentials, "skills": _skills, "wage": _wage, "distance": _distance,
    "hours": _hours, "shifts": _shifts, "languages": _languages,
}  # fmt: skip
