"""Jobs that the demo's firms want filled: forty of late, most of them open, and those of a year and a half before."""

from datetime import date
from random import Random

from intermediary.dashboards.demo.firms import HOMES, SYSTEM, Firm
from intermediary.dashboards.demo.people import pay_level, pick
from intermediary.dashboards.demo.programs import PROGRAMS, Program
from intermediary.dashboards.demo.rows import Tables, days, money, row

COUNT, EARLIER = 40, 120
OF_MEMBERS = (SYSTEM,) * 5 + (HOMES,) * 3  # so that the employer who signs in finds their own
TITLES = {"fundamentals": "Production Associate", "cna": "Certified Nursing Assistant",
          "phlebotomy": "Phlebotomist", "surgical": "Surgical Technologist", "cnc": "CNC Machine Operator",
          "maintenance": "Maintenance Mechanic"}  # fmt: skip
SHIFTS = ("First shift.", "Second shift, with a differential.", "Rotating weekends.", "Monday to Friday.",
          "Nights, three twelve-hour shifts a week.")  # fmt: skip
PERKS = ("Health insurance from the first month.", "Tuition support after six months.", "Paid training.",
         "A wage step after each certificate.", "Schedules posted two weeks ahead.")  # fmt: skip
# What becomes of an opening: lately, and where it was posted long ago.
LATE = {"open": 78, "filled": 12, "closed": 6, "draft": 4}
PAST = {"filled": 74, "closed": 14, "open": 12}
WEEKS_TO_FILL = 6  # about, for a position


def write(random: Random, tables: Tables, firms: list[Firm], demo_day: date) -> None:
    """Openings with the offers that were accepted for them."""
    by_key = {firm.key: firm for firm in firms}
    weights = [firm.weight for firm in firms]
    drawn = [firm.key for firm in random.choices(firms, weights, k=COUNT - len(OF_MEMBERS) + EARLIER)]
    for number, key in enumerate([*OF_MEMBERS, *drawn], 1):
        if number <= COUNT:
            age, status = min(random.expovariate(1 / 25), 110), pick(random, LATE)
        else:
            age, status = random.uniform(60, 540), pick(random, PAST)
        _opening(random, tables, f"O-{number:03d}", by_key[key], status, demo_day - days(age), demo_day)


def _opening(random: Random, tables: Tables, key: str, firm: Firm, status: str, posted: date, demo_day: date) -> None:
    program = _program(random, firm)
    low = money(program.wage * pay_level(posted) * firm.pay * random.uniform(0.94, 1.02), 0.25)
    positions = random.choices((1, 2, 3, 4, 6), (48, 26, 13, 8, 5))[0]
    accepted = _accepted(random, status, positions, posted, demo_day)
    if status == "filled" and len(accepted) < positions:
        status = "open"
    closed_on = None
    if status == "closed":
        closed_on = min(max([posted + days(random.randint(20, 120)), *accepted]), demo_day)
    until = posted + days(random.choice((60, 90, 120)))
    tables["openings"].append(
        row(
            "openings", opening=key, employer=firm.key, initiative=program.initiative, soc=program.soc,
            title=TITLES.get(program.key, program.title), positions=positions,
            posted_on=None if status == "draft" else posted,
            expires_on=until if status != "draft" and random.random() < 0.7 else None, closed_on=closed_on,
            hourly_wage_low=low, hourly_wage_high=low + money(random.uniform(0.5, 4), 0.25),
            weekly_hours=random.choice((40, 40, 40, 36, 32, 24)), status=status,
            description=f"{random.choice(SHIFTS)} {random.choice(PERKS)}",
        )
    )  # fmt: skip
    for day in accepted:
        fill = f"F-{len(tables['opening_fills']) + 1:04d}"
        tables["opening_fills"].append(row("opening_fills", opening_fill=fill, opening=key, offer_accepted_on=day))


def _accepted(random: Random, status: str, positions: int, posted: date, demo_day: date) -> list[date]:
    """Days on which offers were accepted: of all positions where it is filled, else of fewer."""
    wanted = {"filled": positions, "draft": 0}.get(status, random.randint(0, positions - 1))
    found = sorted(posted + days(random.expovariate(1 / (7 * WEEKS_TO_FILL))) for _ in range(wanted))
    if status == "filled":  # it is, so within the time there was
        return [min(day, demo_day) for day in found]
    return [day for day in found if day <= demo_day]


def _program(random: Random, firm: Firm) -> Program:
    """A program that the firm's kind hires from."""
    fitting = {program: program.kinds[firm.kind] * program.share for program in PROGRAMS if firm.kind in program.kinds}
    return pick(random, fitting)
