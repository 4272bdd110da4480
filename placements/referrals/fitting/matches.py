"""Candidates of an opening, and openings for a person, each with its points."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from employers.models import Opening
from intermediary.reference.distances import miles_between
from participants.models import Participant
from placements.referrals.enums import LIVE, Status
from placements.referrals.fitting.pairs import COUNTIES, FIT, HOMES, NOT, ORDER, PAIRS, POINTS
from placements.referrals.fitting.words import words

SHOWN = 30
# Whoever is referred there, or was hired there, stands on that list already.
TAKEN = ", ".join(f"'{status}'" for status in (*LIVE, Status.HIRED))


@dataclass(frozen=True)
class Point:
    """One thing that the job asks or the person wants: `state` is 1 where it fits, 0 where not, 2 where not known."""

    name: str
    state: int
    words: str

    @property
    def tone(self) -> str:
        return {FIT: "good", NOT: "danger"}.get(self.state, "quiet")


@dataclass(frozen=True)
class Match:
    participant_id: int
    opening_id: int
    agreed: bool
    works_since: date | None
    brings: list[str]
    points: list[Point]

    @property
    def fits(self) -> int:
        return sum(point.state == FIT for point in self.points)

    @property
    def misses(self) -> int:
        return sum(point.state == NOT for point in self.points)


def candidates(opening: Opening, as_of: date, *, working: bool = False, limit: int = SHOWN) -> tuple[list[Match], int]:
    """People of the opening's initiative who are in training or completed it, best first, and how many there are.

    Without `working` those are left out who are not known to have left a job. Nobody of an opening without initiative.
    """
    further = "true" if working else "works_since is null"
    return _matches("true", "id = %(only)s", further, opening.initiative_id, as_of, limit, only=opening.pk)


def openings_for(person: Participant, initiative, as_of: date, *, limit: int = SHOWN) -> tuple[list[Match], int]:
    """Open openings of an initiative for one of its people, best first, and how many there are."""
    return _matches(
        "n.participant_id = %(only)s", "initiative_id = %(initiative)s", "true", initiative.pk, as_of, limit,
        only=person.pk,
    )  # fmt: skip


def _matches(who: str, which: str, further: str, initiative: int | None, as_of: date, limit: int, *, only: int):
    given = {"initiative": initiative, "as_of": as_of, "limit": limit, "only": only}
    with connection.cursor() as cursor:
        cursor.execute(HOMES.format(who=who), given)
        homes = [home for (home,) in cursor.fetchall()]
        cursor.execute(COUNTIES.format(which=which), given)
        counties = [county for (county,) in cursor.fetchall()]
        known = [(home, county, miles_between(home, county)) for home in homes for county in counties]
        given |= dict(zip(("homes", "counties", "miles"), map(list, zip(*known, strict=True)), strict=False))
        given = {"homes": [], "counties": [], "miles": []} | given
        cursor.execute(PAIRS.format(who=who, which=which, taken=TAKEN, further=further, order=ORDER), given)
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return [_match(row) for row in rows], rows[0]["of_all"] if rows else 0


def _match(row: dict) -> Match:
    points = [Point(name, row[name], words(name, row)) for name in POINTS if row[name] is not None]
    return Match(row["participant_id"], row["opening_id"], row["agreed"], row["works_since"], row["brings"], points)
