"""150 firms: few large, many small. One hospital system hires a tenth of everybody who is placed."""

from itertools import count
from random import Random
from typing import NamedTuple

from intermediary.dashboards.demo.region import HEALTH, MAKING
from intermediary.dashboards.demo.rows import Row, row

SYSTEM = "E-001"  # the hospital system
HOMES = "E-002"  # the largest group of nursing homes
# kind → (initiative, NAICS, firms of 150, head counts, how names end, staying: hazard of leaving against the mean)
KINDS = {
    "hospital": (HEALTH.key, "622110", 7, (300, 1800), ("Hospital", "Medical Center"), 0.75),
    "nursing": (HEALTH.key, "623110", 22, (60, 320), ("Care Center", "Manor", "Rehabilitation and Nursing"), 1.2),
    "assisted": (HEALTH.key, "623312", 11, (30, 140), ("Senior Living", "Commons"), 1.15),
    "home": (HEALTH.key, "621610", 16, (20, 260), ("Home Care", "Visiting Care"), 1.3),
    "practice": (HEALTH.key, "621111", 22, (6, 90), ("Family Medicine", "Pediatrics", "Primary Care"), 0.95),
    "clinic": (HEALTH.key, "621498", 14, (25, 240), ("Community Health Center", "Urgent Care"), 0.9),
    "lab": (HEALTH.key, "621511", 4, (30, 180), ("Diagnostics", "Laboratories"), 0.9),
    "pharmacy": (HEALTH.key, "456110", 10, (8, 60), ("Pharmacy", "Apothecary"), 1.0),
    "machining": (MAKING.key, "332710", 18, (8, 120), ("Machine", "Precision", "Screw Products"), 0.9),
    "metal": (MAKING.key, "332999", 10, (15, 180), ("Metalworks", "Fabrication", "Brass"), 1.0),
    "aerospace": (MAKING.key, "336412", 7, (60, 650), ("Aerospace", "Turbine Components"), 0.7),
    "machinery": (MAKING.key, "333517", 7, (20, 150), ("Tool", "Machinery", "Automation"), 0.95),
}
_PLACES = """
Ashgrove Bellmeadow Birchwood Blackstone Brightwater Bushnell Cedar-Hill Charterfield Clearbrook Cobblestone
Coldspring Copperfield Crescent Dunmore Eastgate Edgewater Elmcrest Fairmeadow Fernwood Fieldstone Foxglove
Gatehouse Glenhaven Graystone Greenbriar Harborlight Hawthorne Hearthside Heron-Point Hillcrest Ironbridge Juniper
Kestrel Kingsbury Lakeview Laurel Ledgewood Lighthouse Lockwater Maplewood Meadowlark Millbrook Millstone
Mountain-View Northfield Oakhurst Oldfield Orchard Overlook Pequot-Hill Pinecrest Quarry-Hill Red-Barn
Ridgefield-Road Riverbend Rockwell Rosewood Saltmarsh Sawmill Shepherd Silverbrook Springhouse Starling Stonebridge
Summit Sycamore Tannery Thornbury Towpath Upland Valley-Forge Waterside Wayfarer Westbrook Whitfield Willowbrook
Windermere Woodbury-Road Yardley
"""
PLACES = _PLACES.split()


class Firm(NamedTuple):
    """A firm as the demo needs it: how often it hires (`weight`), how it treats people, whether it answers."""

    key: str
    kind: str
    weight: float
    staying: float
    pay: float  # against what its kind pays
    confirms: bool  # answers for its hires: payroll or the personnel office
    good: float  # chance of each item of job quality


def firms(random: Random, number: int) -> tuple[list[Firm], list[Row]]:
    """About `number` firms of all kinds with their rows; the first two are the large ones."""
    found = [
        Firm(SYSTEM, "hospital", 8.5, 0.7, 1.06, True, 0.93),
        Firm(HOMES, "nursing", 4.0, 1.05, 1.0, True, 0.66),
    ]
    county = next(iter(HEALTH.zips))
    rows = [
        _row(SYSTEM, "Farmington Valley Health System", "622110", county, 8400, fein="06-5550101"),
        _row(HOMES, "Nutmeg Senior Care Group", "623110", county, 1150, fein="06-5550102"),
    ]
    used: set[str] = set()
    for kind, (initiative, naics, share, heads, ends, staying) in KINDS.items():
        place = HEALTH if initiative == HEALTH.key else MAKING
        for _rank in range(max(2, round(share * number / 150))):
            key = f"E-{len(found) + 1:03d}"
            low, high = heads
            size = int(low * (high / low) ** (random.random() ** 1.6))
            weight = (size / low) ** 0.5 * random.uniform(0.5, 1.5)
            firm = Firm(
                key, kind, weight, staying * random.uniform(0.8, 1.2), random.gauss(1, 0.04),
                random.random() < 0.3, random.uniform(0.35, 0.9),
            )  # fmt: skip
            found.append(firm)
            parent = {"hospital": SYSTEM, "nursing": HOMES}.get(kind, "") if random.random() < 0.2 else ""
            rows.append(
                _row(
                    key, _name(random, ends, used), naics, random.choice(list(place.zips)), size, parent=parent,
                    fein=f"06-555{len(found) + 100:04d}" if random.random() < 0.8 else "",
                )
            )  # fmt: skip
    return found, rows


def _name(random: Random, ends: tuple[str, ...], used: set[str]) -> str:
    """A name nobody has; with a number where a large demo has used them up."""
    for number in count(-20):
        name = f"{random.choice(PLACES).replace('-', ' ')} {random.choice(ends)}"
        if number > 1:
            name += f" {number}"
        if name not in used:
            break
    used.add(name)
    return name


def _row(key: str, name: str, naics: str, county: str, headcount: int, parent: str = "", fein: str = "") -> Row:
    return row(
        "employers", employer=key, name=name, parent_employer=parent, fein=fein, naics=naics, county_fips=county,
        headcount=headcount,
    )  # fmt: skip
