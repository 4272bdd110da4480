"""The 95 % interval of a proportion (standard, section 3, intervals)."""

from math import sqrt

#: Two-sided 95 % point of the standard normal distribution.
Z95 = 1.959963984540054


def wilson(part: int, whole: int) -> tuple[float, float] | None:
    """Wilson's 95 % limits of ``part`` of ``whole``, as fractions; ``None`` where ``whole`` is 0.

    The limits stay inside 0..1 by construction; at the ends the float remainder is cut off exactly.
    """
    if whole == 0:
        return None
    if not 0 <= part <= whole:
        raise ValueError(f"{part} of {whole} is not a proportion")
    rate, z2 = part / whole, Z95 * Z95
    centre = (rate + z2 / (2 * whole)) / (1 + z2 / whole)
    reach = Z95 * sqrt(rate * (1 - rate) / whole + z2 / (4 * whole * whole)) / (1 + z2 / whole)
    low = 0.0 if part == 0 else max(0.0, centre - reach)
    high = 1.0 if part == whole else min(1.0, centre + reach)
    return low, high
