"""From values to places on the drawing."""

from math import ceil, floor, log10


class Scale:
    """A straight scale: `scale(value)` is a coordinate; values outside stay at the edge."""

    def __init__(self, low: float, high: float, start: float, end: float):
        self.low, self.high, self.start, self.end = low, high, start, end

    def __call__(self, value) -> float:
        share = (float(value) - self.low) / ((self.high - self.low) or 1)
        return self.start + min(1.0, max(0.0, share)) * (self.end - self.start)


def ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """Return round numbers from at or below `low` to at or above `high`, about `wanted` of them."""
    if high <= low:
        high = low + 1
    raw = (high - low) / max(1, wanted - 1)
    power = 10 ** floor(log10(raw))
    step = next(power * nice for nice in (1, 2, 2.5, 5, 10) if power * nice >= raw)
    first, last = floor(low / step), ceil(high / step)
    return [round(number * step, 10) for number in range(first, last + 1)]


def thinned(values, place, room: float) -> list:
    """Return the values whose labels do not touch: the last always, then backwards those at least `room` apart."""
    kept = []
    for value in sorted(values, reverse=True):
        if not kept or place(kept[-1]) - place(value) >= room:
            kept.append(value)
    return kept[::-1]
