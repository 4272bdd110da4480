"""A made-up body of a release, whole in every part: what pages, files and the API are tried on without a build."""

from datetime import UTC, date, datetime, time, timedelta
from math import sqrt

from django.db import connection

from intermediary.audit.events import event
from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.models import Release

MEASURES = (
    "sector.completion", "sector.placement", "sector.ret.same.30", "sector.ret.same.60", "sector.ret.same.90",
    "sector.ret.same.180", "sector.ret.same.365", "job.good_share", "job.item.health_insurance",
    "job.item.paid_leave",
)  # fmt: skip
AMOUNTS = {"wage.before": 16.0, "wage.after": 20.5, "wage.hourly_gain": 4.25}
HIDDEN = dict.fromkeys(("value", "low", "high", "at_most", "at_least", "numerator", "denominator"))
FEW = dict.fromkeys(("unknown", "immature", "excluded", "known"))


def figure(share: float | None, n: int = 200, **more) -> dict:
    """A rate of n people; None: too few."""
    if share is None:
        return {**HIDDEN, **FEW, "suppressed": True, **more}
    numerator = round(share * n / 5) * 5
    p, z = numerator / n, 1.96
    middle, reach = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = ((middle + side * reach) / (1 + z * z / n) for side in (-1, 1))
    return {
        "value": round(p, 4), "low": round(low, 4), "high": round(high, 4), "at_most": None, "at_least": None,
        "suppressed": False, "numerator": numerator, "denominator": n, "unknown": 20, "immature": 35, "excluded": None,
        "known": round(1 - 20 / n, 4), **more,
    }  # fmt: skip


def coded(n: int = 200) -> dict:
    """A rate at its upper end."""
    return {**figure(None), "at_least": 95, "suppressed": False, "denominator": n}


def row(at: list[str], *shares, n: int = 200) -> dict:
    figures = {measure: figure(share, n) for measure, share in zip(MEASURES, shares, strict=False)}
    return {"at": at, "figures": figures}


def total(lift: float = 0.0) -> dict:
    shares = [0.84, 0.73, 0.9, 0.85, 0.81, 0.69, 0.55, 0.4, 0.7, 0.45]
    found = row([], *(share + lift for share in shares), n=400)
    found["amounts"] = {key: {"value": value, "n": 170, "suppressed": False} for key, value in AMOUNTS.items()}
    return found


def table(by: list[str], *rows: dict) -> dict:
    return {"key": ".".join(by) or "total", "by": by, "measures": list(MEASURES), "rows": list(rows)}


def dimension(key: str, title: str, values: dict[str, str], *, adds_up: bool = True) -> dict:
    return {
        "key": key, "title": title, "adds_up": adds_up,
        "values": [{"key": value, "label": label} for value, label in values.items()],
    }  # fmt: skip


def definition(key: str) -> dict:
    found = DEFINITIONS[key]
    names = ("key", "title", "counts", "denominator", "numerator", "exclusions", "note", "source", "unit", "kind")
    return {**{name: str(getattr(found, name)) for name in names}, "version": found.version}


def target(measure: str, value: float, reached: float | None, state: str, period: dict | None = None) -> dict:
    return {
        "measure": measure, "value": value, "unit": DEFINITIONS[measure].unit, "period": period, "due_on": None,
        "reached": reached, "at_most": None, "at_least": None, "state": state,
    }  # fmt: skip


def body(as_of: str = "2026-06-30", lift: float = 0.0, title: str = "Health Careers Launch") -> dict:
    """One release. `lift` moves every share of everybody, so that two releases differ."""
    kept = [0.97, 0.94, 0.9, 0.88, 0.85, 0.8, 0.74, 0.7, 0.66, 0.62, 0.6, 0.58]
    points = [
        {"day": 30 * n, "value": share + lift, "low": share - 0.04, "high": share + 0.06, "at_risk": 400 - 20 * n}
        for n, share in enumerate(kept, 1)
    ]
    people = {"female": "Female", "male": "Male", "nonbinary": "Nonbinary"}
    cohorts = {"c1": "CNA, fall 2024", "c2": "CNA, spring 2025", "small": "Phlebotomy · 2025"}
    year = {"key": "2025", "label": "2025", "from": "2025-01-01", "to": "2025-12-31"}
    women = row(["female"], 0.85, 0.75, 0.9, 0.88, 0.8, 0.7)
    women["figures"]["sector.completion"] = coded()
    return {
        "schema": 2,
        "about": {
            "grant": {"key": "launch", "title": title, "starts_on": "2024-01-01", "ends_on": "2026-12-31"},
            "funder": "Two Rivers Community Fund",
            "initiative": {"key": "health-careers", "name": "Hartford–New Haven Health Careers"},
        },
        "as_of": as_of,
        "computed_at": f"{as_of}T08:00:00+00:00",
        "method": "round",
        "rules": {"k": 11, "base": 5, "employers": 3, "share": 0.8},
        "definitions": [definition(key) for key in (*MEASURES, *AMOUNTS)],
        "dimensions": [
            dimension("program", "Program", {"cna": "=Nursing assistant", "phleb": "Phlebotomy"}),
            dimension("cohort", "Cohort", cohorts),
            dimension("quarter", "Quarter", {"2024Q4": "Q4 2024", "2025Q1": "Q1 2025"}),
            dimension("gender", "Gender", people),
            dimension("race", "Race", {"white": "White", "black": "Black or African American"}, adds_up=False),
        ],
        "tables": [
            table([], total(lift)),
            table(["program"], row(["cna"], 0.86, 0.75, 0.9, 0.8, 0.8, 0.7, 0.6), row(["phleb"], 0.8, 0.7, None, None)),
            table(["cohort"], row(["c1"], 0.9, 0.8, n=60), row(["c2"], 0.8, 0.7, n=55), row(["small"], None, None)),
            table(["quarter"], row(["2024Q4"], 0.82, 0.72), row(["2025Q1"], 0.85, 0.74)),
            table(["gender"], women, row(["male"], 0.8, 0.7), row(["nonbinary"], None, None)),
            table(["race"], row(["white"], 0.8, 0.7), row(["black"], 0.8, 0.75)),
            table(["program", "gender"], row(["cna", "female"], 0.9, 0.8), row(["cna", "male"], None, None)),
        ],
        "pipeline": [
            {"key": "enrolled", "title": "Enrolled", "count": 425, "immature": None},
            {"key": "completed", "title": "Completed", "count": 355, "immature": 20},
            {"key": "placed", "title": "Placed", "count": 260, "immature": 35},
            {"key": "retained_180", "title": "Still there after 180 days", "count": 180, "immature": 40},
            {"key": "retained_365", "title": "Still there after 365 days", "count": None, "immature": None},
        ],
        "curves": [{"table": "total", "at": [], "method": "same", "points": points, "stopped_on": 361}],
        "wage_bins": [
            {"from": 12, "to": 15, "before": 60, "after": None},
            {"from": 15, "to": 18, "before": 70, "after": 35},
            {"from": 18, "to": 21, "before": 40, "after": 80},
            {"from": 21, "to": 24, "before": None, "after": 40},
            {"from": 24, "to": None, "before": None, "after": 15},
        ],
        "employers": {
            "employers": 25, "placements": 260, "elsewhere": 15,
            "areas": [
                {"county": "09110", "label": "Capitol Planning Region, CT", "employers": 15, "placements": 165},
                {"county": "09170", "label": "South Central Connecticut, CT", "employers": 10, "placements": 80},
            ],
        },
        "targets": [
            target("sector.completion", 0.8, 0.84 + lift, "met"),
            target("sector.placement", 0.75, 0.73 + lift, "missed"),
            target("sector.ret.same.180", 0.65, 0.69, "met"),
            target("wage.hourly_gain", 3.0, 4.25, "met"),
            target("sector.placement", 0.7, None, "early", year),
        ],
        "replaces": None,
    }  # fmt: skip


def draft(grant, as_of: str = "2026-06-30", initiative=None, **more) -> Release:
    """A release of a grant, or of an initiative for everybody, that nobody published."""
    whole = body(as_of, **more)
    if grant is None:
        whole["about"]["grant"] = None
    with event("test.release"):
        return Release.objects.create(
            initiative=initiative or grant.initiative, grant=grant, as_of=as_of, body=whole, narrative="Well done."
        )


def published(grant, as_of: str = "2026-06-30", **more) -> Release:
    """One that is out. PostgreSQL lets none out but by what the attack says of this very body."""
    made = draft(grant, as_of, **more)
    with event("test.release"), connection.cursor() as cursor:
        cursor.execute("select md5(body::text) from outcomes_release where id = %s", [made.pk])
        made.attack = {"digest": cursor.fetchone()[0], "findings": []}
        made.published_at = datetime.combine(date.fromisoformat(as_of), time(12), tzinfo=UTC) + timedelta(days=9)
        made.save()
    made.refresh_from_db()
    return made
