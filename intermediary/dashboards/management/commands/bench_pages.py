"""`bench_pages`: how fast a funder's page comes through the real server, beside the same figures computed live."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from intermediary.dashboards.bench import load, serving, stage
from placements.outcomes.bench import report
from placements.outcomes.bench.database import throwaway
from placements.outcomes.bench.population import AS_OF, Size, describe

AT_ONCE = (1, 16)
FASTER, NEAR, GROWTH = 80, 4, 1.25  # than live; as a trivial page; from the smaller population to this one


class Command(BaseCommand):
    help = "Time the funder's page, signed in, through gunicorn: against live SQL and against a page of two letters."

    def add_arguments(self, parser):
        parser.add_argument("--placements", type=int, default=10_000, metavar="N")
        parser.add_argument("--seconds", type=float, default=5, metavar="S", help="of each measurement; there are six")
        parser.add_argument("--seed", type=int, default=1, metavar="N")
        parser.add_argument("--keep", action="store_true", help="keep the database for the next run")
        parser.add_argument("--save", type=Path, metavar="FILE", help="write the medians as JSON")
        parser.add_argument("--against", type=Path, metavar="FILE", help="growth since a saved run of another size")

    def handle(self, **options):
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
    yield _verdict("live / release, p50, one at once", medians["live 1"] / medians["release 1"], FASTER, least=True)
    yield _verdict("release / trivial, p50, one at once", medians["release 1"] / medians["trivial 1"], NEAR)
    if smaller:
        yield _verdict("release, against the other size", medians["release 1"] / smaller["release 1"], GROWTH)


def _verdict(title: str, ratio: float, bound: float, *, least: bool = False) -> str:
    reached = ratio >= bound if least else ratio <= bound
    wanted = f"{'at least' if least else 'at most'} {bound:g}"
    return f"{title:<38} {ratio:>9,.1f}   wanted {wanted:<14} {'reached' if reached else 'NOT reached'}"
