"""`bench_pages`: how fast pages come through the real server, sign-in and permissions on.

With `--participants` staff's pages over so many people, beside the Django admin's; else a funder's page, beside the
same figures computed live.
"""

import asyncio
import json
import os
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from intermediary.dashboards.bench import load, pages, population, serving, stage
from placements.outcomes.bench import report
from placements.outcomes.bench.database import throwaway
from placements.outcomes.bench.population import AS_OF, Size, describe

AT_ONCE = (1, 16)
FASTER, NEAR, GROWTH = 80, 4, 1.25  # than live; as a trivial page; from the smaller population to this one


class Command(BaseCommand):
    help = "Time pages, signed in, through gunicorn: staff's against the Django admin's, a funder's against live SQL."

    def add_arguments(self, parser):
        parser.add_argument("--placements", type=int, default=10_000, metavar="N")
        parser.add_argument("--participants", type=int, metavar="N", help="measure staff's pages over N people instead")
        parser.add_argument("--rounds", type=int, default=15, metavar="N", help="of all pages of staff, in turns")
        parser.add_argument("--seconds", type=float, default=5, metavar="S", help="of each measurement; there are six")
        parser.add_argument("--seed", type=int, default=1, metavar="N")
        parser.add_argument("--keep", action="store_true", help="keep the database for the next run")
        parser.add_argument("--save", type=Path, metavar="FILE", help="write the medians as JSON")
        parser.add_argument("--against", type=Path, metavar="FILE", help="growth since a saved run of another size")

    def handle(self, **options):
        if options["participants"]:
            return self._people(options)
        return self._funder(options)

    def _people(self, options) -> None:
        if options["participants"] < 1000 or options["rounds"] < 1:
            raise CommandError("--participants is at least 1,000, and --rounds at least 1.")
        self.stdout.write(
            f"{report.machine()}\ngunicorn gthread, {serving.WORKERS} workers of {serving.THREADS} threads"
        )
        sizes = sorted({min(pages.SMALL, options["participants"]), options["participants"]})
        with ExitStack() as stack:
            asked = dict(self._of(size, options, stack) for size in sizes)
            busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
            self.stdout.write(f"{options['rounds']} rounds; load of the machine before them: {busy}")
            taken = asyncio.run(pages.measure(asked, options["rounds"]))
        small, *_between, large = [pages.medians(found) for found in taken.values()] * (1 if len(taken) > 1 else 2)
        for line in pages.lines(large, small if len(taken) > 1 else None):
            self.stdout.write(line)
        if options["save"]:
            options["save"].write_text(json.dumps(large, indent=1))

    def _of(self, size: int, options, stack: ExitStack) -> tuple[int, list[pages.Page]]:
        """A population, and a server over it that runs until the stack is left: its port, and what to ask it."""
        stack.enter_context(throwaway(f"people_{size}_{options['seed']}", keep=options["keep"]))
        began = perf_counter()
        if not population.filled():
            population.populate(size, options["seed"])
        pages.staff()
        asked = pages.pages(size)
        self.stdout.write(f"{size:,} people, seed {options['seed']}: ready after {perf_counter() - began:,.0f} s")
        return stack.enter_context(serving.server()).port, asked

    def _funder(self, options) -> None:
        if options["placements"] < 1000 or options["seconds"] <= 0:
            raise CommandError("--placements is at least 1,000, and --seconds more than 0.")
        size = Size.of(options["placements"])
        self.stdout.write(f"{report.machine()}\nSeed {options['seed']}, as of {AS_OF}: {describe(size)}")
        self.stdout.write(f"gunicorn gthread, {serving.WORKERS} workers of {serving.THREADS} threads")
        with throwaway(f"{size.placements}_{options['seed']}", keep=options["keep"]):
            grant = stage.prepare(size, options["seed"])
            with serving.server() as server:
                taken = asyncio.run(self._measure(server, grant.key, options["seconds"]))
        medians = {f"{name} {at_once}": timing.part(0.5) for (name, at_once), timing in taken.items()}
        for line in lines(taken, medians, json.loads(options["against"].read_text()) if options["against"] else {}):
            self.stdout.write(line)
        if options["save"]:
            options["save"].write_text(json.dumps(medians, indent=1))

    async def _measure(self, server: serving.Server, grant: str, seconds: float) -> dict[tuple[str, int], load.Timing]:
        funder, analyst = [await self._signed_in(server.port, email) for email in stage.READERS]
        pages = {
            "trivial": ("/bench/trivial/", funder),
            "release": (reverse("grant_dashboard", args=[grant]), funder),
            "live": (f"/bench/live/{grant}/", analyst),
        }
        for path, cookies in pages.values():  # each process draws a page once
            await load.measure(server.port, cookies, path, at_once=8, seconds=0.5)
        taken = {}
        for at_once in AT_ONCE:
            for name, (path, cookies) in pages.items():
                before = server.cpu()
                timing = await load.measure(server.port, cookies, path, at_once=at_once, seconds=seconds)
                taken[name, at_once] = replace(timing, cpu=server.cpu() - before)
        return taken

    async def _signed_in(self, port: int, email: str) -> dict[str, str]:
        visitor = load.Visitor(port)
        await visitor.sign_in(reverse("account_login"), email, stage.PASSWORD)
        await visitor.leave()
        return visitor.cookies


def lines(taken, medians: dict[str, float], smaller: dict[str, float]):
    heads = ("at once", 8), ("p50 ms", 10), ("p95 ms", 10), ("answers/s", 10), ("answers", 8), ("web CPU ms", 11)
    yield f"{'page':<10} " + " ".join(f"{head:>{width}}" for head, width in heads)
    for (name, at_once), timing in taken.items():
        yield (
            f"{name:<10} {at_once:>8} {timing.part(0.5) * 1000:>10,.2f} {timing.part(0.95) * 1000:>10,.2f} "
            f"{timing.per_second:>10,.1f} {len(timing.seconds):>8,} {timing.cpu / len(timing.seconds) * 1000:>11,.2f}"
        )
    yield pages.verdict(
        "live / release, p50, one at once", medians["live 1"] / medians["release 1"], FASTER, least=True
    )
    yield pages.verdict("release / trivial, p50, one at once", medians["release 1"] / medians["trivial 1"], NEAR)
    if smaller:
        yield pages.verdict("release, against the other size", medians["release 1"] / smaller["release 1"], GROWTH)
