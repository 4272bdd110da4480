"""What is taught: ten programs with their own years, length, completion, placement and pay."""

from dataclasses import dataclass

from intermediary.dashboards.demo.region import HEALTH, MAKING


@dataclass(frozen=True, eq=False)
class Program:
    """`share` is how many of 60 cohorts; `sizes` seats from and to; `kinds` of firm that hire from it, by weight.

    `years` are the first and last in which cohorts start, counted from the demo's last full year. A program brings
    several cohorts a year while it runs, so that those too small to be shown alone can be shown by year.
    `completion` and `placement` are chances; `wage` is dollars an hour at placement in 2025; `credential` is the
    type of the exchange format with its title.
    """

    key: str
    initiative: str
    title: str
    provider: str
    soc: str
    cip: str
    hours: int
    weeks: int
    years: tuple[int, int]
    share: int
    sizes: tuple[int, int]
    completion: float
    placement: float
    wage: float
    kinds: dict[str, int]
    credential: tuple[str, str]


FULL, SMALL = (34, 42), (8, 13)
CARE = {"nursing": 5, "hospital": 3, "home": 3, "assisted": 2}
CLINIC = {"practice": 5, "clinic": 4, "hospital": 3}
SHOP = {"machining": 5, "metal": 3, "aerospace": 3, "machinery": 2}
CAPITOL, SHORE = "Capitol Allied Health Institute", "Shoreline Career College"
VALLEY, BRASS = "Valley Technical Center", "Brass City Trade School"

PROGRAMS = (
    Program("cna", HEALTH.key, "Certified Nurse Aide", CAPITOL, "31-1131", "51.3902", 120, 8, (-3, 1), 13, FULL,
            0.83, 0.78, 19.0, CARE, ("6", "Certified Nurse Aide")),
    Program("pct", HEALTH.key, "Patient Care Technician", SHORE, "31-1131", "51.3902", 200, 12, (-1, 1), 6, FULL,
            0.80, 0.79, 20.1, {"hospital": 6, "nursing": 3, "clinic": 1}, ("6", "Certified Patient Care Technician")),
    Program("medical-assistant", HEALTH.key, "Medical Assistant", CAPITOL, "31-9092", "51.0801", 720, 26, (-3, 1), 8,
            FULL, 0.76, 0.76, 20.9, CLINIC, ("6", "Certified Medical Assistant")),
    Program("phlebotomy", HEALTH.key, "Phlebotomy Technician", SHORE, "31-9097", "51.1009", 160, 10, (-3, -2), 6, FULL,
            0.81, 0.72, 20.0, {"hospital": 4, "lab": 4, "clinic": 2}, ("6", "Certified Phlebotomy Technician")),
    Program("pharmacy", HEALTH.key, "Pharmacy Technician", CAPITOL, "29-2052", "51.0805", 280, 16, (-1, 1), 4, FULL,
            0.78, 0.74, 19.6, {"pharmacy": 5, "hospital": 2}, ("4", "Pharmacy Technician registration")),
    Program("sterile", HEALTH.key, "Sterile Processing Technician", CAPITOL, "31-9093", "51.1012", 240, 14, (-2, -2), 3,
            FULL, 0.79, 0.75, 21.6, {"hospital": 5, "clinic": 2}, ("6", "Certified Sterile Processing Technician")),
    Program("surgical", HEALTH.key, "Surgical Technology", SHORE, "29-2055", "51.0909", 1100, 44, (-2, 1), 4, SMALL,
            0.80, 0.86, 27.0, {"hospital": 6, "clinic": 1}, ("2", "Associate in Surgical Technology")),
    Program("fundamentals", MAKING.key, "Manufacturing Fundamentals", VALLEY, "51-2092", "15.0613", 160, 8, (-3, -1), 6,
            FULL, 0.80, 0.76, 19.2, SHOP, ("5", "Certified Production Technician")),
    Program("cnc", MAKING.key, "CNC Operator", VALLEY, "51-9161", "48.0510", 400, 20, (-2, 1), 6, FULL,
            0.77, 0.80, 21.8, SHOP, ("5", "CNC Operator certificate")),
    Program("maintenance", MAKING.key, "Industrial Maintenance", BRASS, "49-9041", "47.0303", 420, 24, (-1, 1), 4,
            SMALL, 0.80, 0.84, 23.4, SHOP, ("5", "Industrial Maintenance certificate")),
)  # fmt: skip
