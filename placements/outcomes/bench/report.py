"""What came out, in plain text: medians, what each is compared with, and how far the targets are."""

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from django.db import connection

from .contenders import Contender


@dataclass(frozen=True)
class Target:
    """`one` over `other` is to be at most (or, with `least`, at least) `bound`."""

    title: str
    one: str
    other: str
    bound: float
    least: bool = False

    def line(self, medians: dict[str, float]) -> str:
        if self.one not in medians or self.other not in medians:
            return f"{self.title:<58} not measured"
        return _line(self.title, medians[self.one] / medians[self.other], self.bound, least=self.least)


TARGETS = (
    Target("pandas / full recompute", "pandas", "full", 3, least=True),
    Target("loop / full recompute", "loop", "full", 2300, least=True),
    Target("1 % changed, worked in / plain scan", "followed", "scan", 14),
    Target("1 % changed, worked in / plain scan, the aim", "followed", "scan", 5),
    Target("1 % changed, all made anew / plain scan", "changed", "scan", 14),
    Target("100 changed in one cohort / keyed update", "clustered", "update", 40),
    Target("100 changed anywhere / keyed update", "scattered", "update", 100),
)
GROWTH = 1.5  # how much longer 100 changes may take at ten times the placements


def machine() -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('server_version'), current_setting('shared_buffers'), current_setting('fsync')"
        )
        version, buffers, fsync = cursor.fetchone()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{platform.machine()}, {os.cpu_count()} processors, {memory:.0f} GiB; Python {platform.python_version()}; "
        f"PostgreSQL {version} (shared_buffers {buffers}, fsync {fsync})"
    )


def lines(contenders: list[Contender], taken: dict[str, list[float]]) -> Iterator[str]:
    medians = {name: median(seconds) for name, seconds in taken.items()}
    yield f"{'median s':>12} {'fastest':>11} {'slowest':>11} {'× scan':>9}  rounds"
    for contender in contenders:
        if seconds := taken.get(contender.name):
            one = medians[contender.name]
            ratio = f"{one / medians['scan']:,.2f}" if "scan" in medians else ""
            yield (
                f"{one:>12,.4f} {min(seconds):>11,.4f} {max(seconds):>11,.4f} {ratio:>9}  {len(seconds):>6}  "
                f"{contender.title}"
            )
    yield ""
    for target in TARGETS:
        yield target.line(medians)


def growth(small: dict, taken: dict[str, list[float]]) -> Iterator[str]:
    """Against an earlier run with fewer placements."""
    for name in ("clustered", "scattered"):
        title = f"{name}, against {small['placements']:,} placements"
        if name in small["seconds"] and name in taken:
            ratio = median(taken[name]) / median(small["seconds"][name])
            yield _line(title, ratio, GROWTH, least=False)
        else:
            yield f"{title:<58} not measured in both"


def _line(title: str, ratio: float, bound: float, *, least: bool) -> str:
    reached = ratio >= bound if least else ratio <= bound
    wanted = f"{'at least' if least else 'at most'} {bound:,g}"
    return f"{title:<58} {ratio:>9,.1f}   wanted {wanted:<16} {'reached' if reached else 'NOT reached'}"


def stages(seconds: dict[str, float]) -> str:
    """The stages that take at least 1 % of the whole, the longest first, and all the others together."""
    whole = sum(seconds.values())
    told = {name: spent for name, spent in seconds.items() if spent >= whole / 100}
    lines = sorted(told.items(), key=lambda item: -item[1])
    if len(told) < len(seconds):
        lines.append((f"{len(seconds) - len(told)} more", whole - sum(told.values())))
    return "".join(f"\n{spent:>12,.3f}  {name}" for name, spent in lines)
