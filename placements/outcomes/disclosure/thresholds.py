"""The numbers the disclosure rules turn on (standard, section 6), each in one place."""

#: The smallest count that may be shown. CMS: no value of 1 to 10.
K = 11
#: *Round*: every shown count is rounded to a multiple of this. A shown ``v`` stands for ``v - 2 .. v + 2``.
BASE = 5
#: A count is pinned when one guess is right to within this many, whatever the truth.
WITHIN = 2
#: Wage figures need this many employers, and none with more than this share of the people (section 5).
MIN_EMPLOYERS = 3
MAX_EMPLOYER_SHARE = 0.8


def pinned(low: float, high: float) -> bool:
    """A count known to lie in ``low .. high`` is known exactly or to within 2."""
    return high - low <= 2 * WITHIN


def round_count(count: int) -> int | None:
    """*Round*: ``count`` as shown by itself, ``None`` up to 10, otherwise the nearest multiple of 5."""
    return None if count < K else (count + WITHIN) // BASE * BASE
