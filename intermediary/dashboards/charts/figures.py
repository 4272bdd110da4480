"""Numbers as people read them. None is a dash: an absent figure never turns into 0."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

ABSENT = "–"


def percent(rate, places: int = 1) -> str:
    """Return a rate 0..1 as "62.5%"; one decimal on screen, as the measures' rules ask."""
    if rate is None:
        return ABSENT
    return _("%(number)s%%") % {"number": number_format(_half_up(Decimal(str(rate)) * 100, places), places)}


def dollars(amount, *, signed: bool = False) -> str:
    """Return "$21.50", or "$44,720" from a thousand on; `signed` puts + or − before it."""
    if amount is None:
        return ABSENT
    value = Decimal(str(amount))
    places = 0 if abs(value) >= 1000 else 2
    sign = "−" if value < 0 else "+" if signed and value > 0 else ""
    return f"{sign}${number_format(_half_up(abs(value), places), places, force_grouping=True)}"


def count(number) -> str:
    """Return "1,204"."""
    return ABSENT if number is None else number_format(number, 0, force_grouping=True)


def amount(value, unit: str) -> str:
    """Return a value in its unit: percent (rate 0..1), dollars, gain, count, days."""
    if unit == "percent":
        return percent(value)
    if unit == "dollars":
        return dollars(value)
    if unit == "gain":
        return dollars(value, signed=True)
    if unit == "days":
        return ABSENT if value is None else _("%(number)s days") % {"number": count(value)}
    return count(value)


def span(low, high, unit: str) -> str:
    """Return an interval, "58.1% to 66.9%"; empty when it does not exist."""
    if low is None or high is None:
        return ""
    return _("%(low)s to %(high)s") % {"low": amount(low, unit), "high": amount(high, unit)}


def _half_up(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding="ROUND_HALF_UP")
