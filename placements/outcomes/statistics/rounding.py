"""Shares and rounding. Figures stay exact until they are shown (standard, section 0)."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def share(part: int, whole: int) -> Fraction | None:
    """``part`` of ``whole`` as an exact fraction between 0 and 1; ``None`` for 0/0, which is never 0 (section 0)."""
    return Fraction(part, whole) if whole else None


def half_up(value, places: int = 2) -> Decimal | None:
    """Round to ``places`` decimals, halves away from zero, as money is shown (section 0). ``None`` stays ``None``."""
    if value is None:
        return None
    if isinstance(value, Fraction):
        # Scaled in integers: a quotient in Decimal could tip an exact half either way.
        scaled, rest = divmod(abs(value.numerator) * 10**places, value.denominator)
        scaled += 2 * rest >= value.denominator
        return Decimal(scaled if value >= 0 else -scaled).scaleb(-places)
    if isinstance(value, float):
        # Through the shortest text, so that 2.675 rounds as it reads and not as it is stored.
        value = repr(value)
    return Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def percentage(part: int, whole: int, places: int = 2) -> Decimal | None:
    """``part`` of ``whole`` per cent, rounded half-up: one decimal on screen, two in exports; ``None`` for 0/0."""
    exact = share(part, whole)
    return None if exact is None else half_up(exact * 100, places)
