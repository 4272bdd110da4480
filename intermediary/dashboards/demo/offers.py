"""What the demo's openings say of hours, benefits and place, and what they ask for. Drawn apart from the openings."""

from random import Random

from intermediary.dashboards.demo.firms import Firm
from intermediary.dashboards.demo.region import HEALTH, MAKING
from intermediary.dashboards.demo.rows import Row, Tables, cell

ITEMS = ("health_insurance", "paid_leave", "retirement_plan", "advancement_path", "worker_voice")
SILENT = 0.15  # of items that an offer says nothing about
# Occupation → credentials that are required, skills that are required, skills that are welcome.
ASKED = {
    "31-1131": (("Certified Nurse Aide",), ("Lifting and transfers", "Charting"), ("Dementia care",)),
    "31-9092": (("Certified Medical Assistant",), ("Vital signs", "Scheduling patients"), ("EKG",)),
    "31-9097": ((), ("Venipuncture", "Labelling samples"), ("Children",)),
    "29-2052": (("Pharmacy Technician registration",), ("Counting and filling",), ("Compounding",)),
    "31-9093": ((), ("Decontamination", "Instrument trays"), ()),
    "29-2055": (("Associate in Surgical Technology",), ("Sterile field",), ("Orthopedics",)),
    "51-2092": ((), ("Reading drawings",), ("Forklift",)),
    "51-9161": (("CNC Operator certificate",), ("Reading drawings", "Measuring with micrometers"), ("Mastercam",)),
    "49-9041": ((), ("Hydraulics", "Reading schematics"), ("PLC",)),
}
SHIFTS = {"First shift": "day", "Second shift": "evening", "Rotating weekends": "weekend;rotating",
          "Monday to Friday": "day", "Nights": "night"}  # fmt: skip
TOWNS = {"06103": "Hartford", "06510": "New Haven", "06702": "Waterbury"}


def write(random: Random, tables: Tables, firms: list[Firm]) -> None:
    """Fill in the further columns of openings.csv."""
    by_key = {firm.key: firm for firm in firms}
    county = {row["employer"]: row["county_fips"] for row in tables["employers"]}
    for row in tables["openings"]:
        row |= {name: cell(value) for name, value in _offer(random, row, by_key[row["employer"]], county).items()}


def _offer(random: Random, row: Row, firm: Firm, county: dict[str, str]) -> dict:
    credentials, skills, welcome = ASKED.get(row["soc"], ((), (), ()))
    place = HEALTH if row["initiative"] == HEALTH.key else MAKING
    fips = county[row["employer"]]
    zips = place.zips.get(fips) or next(iter(place.zips.values()))
    zipcode = random.choice(zips)
    said = {item: None if random.random() < SILENT else random.random() < firm.good for item in ITEMS}
    hours = float(row["weekly_hours"])
    return {
        **said,
        "shifts": next(shift for words, shift in SHIFTS.items() if row["description"].startswith(words)),
        "schedule_notice_days": random.choice((7, 14, 14, 21)) if random.random() > SILENT else None,
        "part_time_by_choice": random.choice((True, False, None)) if hours < 35 else None,
        "union_coverage": random.random() < 0.2,
        "permanent": True if random.random() < 0.8 else None,
        "place": "site",
        "city": TOWNS.get(zipcode, ""),
        "zip": zipcode,
        "county_fips": fips,
        "required_credentials": credentials,
        "required_skills": skills,
        "preferred_skills": welcome if random.random() < 0.6 else (),
        "fair_chance": random.choice((True, True, None, False)),
        "languages": ("en", "es") if random.random() < 0.2 else ("en",),
        "listed": row["status"] != "draft" and random.random() < 0.75,
    }
