"""People who went on: aides and technicians who take the next job of their pathway, many with the same firm."""

from datetime import date
from random import Random

from intermediary.dashboards.demo.people import pick
from intermediary.dashboards.demo.rows import Row, Tables, days, money, row

SHARE = 0.3  # of those who kept their job for long
LONG = 400  # days
NEXT = {
    "31-1131": {"31-9092": 5, "31-9097": 3, "29-2061": 2},
    "31-9092": {"29-2061": 1},
    "31-9097": {"29-2010": 1},
    "31-9093": {"29-2055": 1},
    "51-2092": {"51-9161": 1},
}
RAISE = {"31-9092": 2.1, "31-9097": 2.0, "29-2061": 9.5, "29-2010": 8.5, "29-2055": 6.5, "51-9161": 2.6}
SAME_FIRM = 0.62


def write(random: Random, tables: Tables, demo_day: date) -> None:
    """End some long jobs that go on as far as anybody knows, and begin the next one the day after."""
    last_heard: dict[str, date] = {}
    for said in tables["follow_ups"]:
        day = date.fromisoformat(str(said["observed_on"]))
        last_heard[said["placement"]] = max(day, last_heard.get(said["placement"], day))
    firms = [cells["employer"] for cells in tables["employers"]]
    held = {cells["participant"]: cells for cells in tables["placements"]}  # the last row of each person
    known: dict[str, set[str]] = {}
    for cells in tables["placements"]:
        known.setdefault(cells["participant"], set()).add(cells["employer"])
    for person, job in held.items():
        others = [firm for firm in firms if firm not in known[person]]
        _promote(random, tables, job, last_heard.get(job["placement"]), others, demo_day)


def _promote(random: Random, tables: Tables, job: Row, heard: date | None, firms: list[str], demo_day: date) -> None:
    if job["last_day_worked"] or job["soc"] not in NEXT or not job["hourly_wage"]:
        return
    began = date.fromisoformat(str(job["started_on"]))
    seen = date.fromisoformat(str(job["last_known_employed_on"])) if job["last_known_employed_on"] else None
    known = max(filter(None, (heard, seen, began + days(LONG))))
    if known + days(30) > demo_day - days(20) or random.random() > SHARE:
        return
    moved = known + days(random.randint(20, (demo_day - days(20) - known).days))
    soc = pick(random, NEXT[job["soc"]])
    firm = job["employer"] if random.random() < SAME_FIRM else random.choice(firms)
    job["last_day_worked"], job["end_reason"] = (
        moved.isoformat(),
        "Promoted" if firm == job["employer"] else "Better job",
    )
    job["last_known_employed_on"] = ""
    tables["placements"].append(
        row(
            "placements", placement=f"J-{len(tables['placements']) + 1:05d}", participant=job["participant"],
            employer=firm, soc=soc, started_on=moved + days(1),
            hourly_wage=money(float(job["hourly_wage"]) + RAISE[soc] * random.uniform(0.7, 1.3)),
            weekly_hours=job["weekly_hours"] or 36, last_known_employed_on=None, training_related=True,
        )
    )  # fmt: skip
