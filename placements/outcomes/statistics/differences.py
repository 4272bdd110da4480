"""The 95 % interval of a difference between two proportions (standard, section 5, programme v other hires)."""

from math import hypot

from .proportions import wilson


def newcombe(part: int, whole: int, other_part: int, other_whole: int) -> tuple[float, float] | None:
    """Newcombe's limits, from two Wilson intervals, of ``part/whole - other_part/other_whole``.

    ``None`` where either group is empty. Whether both groups are large enough to be shown is for the caller.
    """
    if not whole or not other_whole:
        return None
    rate, other = part / whole, other_part / other_whole
    (low, high), (other_low, other_high) = wilson(part, whole), wilson(other_part, other_whole)
    difference = rate - other
    return difference - hypot(rate - low, other_high - other), difference + hypot(high - rate, other - other_low)
