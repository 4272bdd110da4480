"""What is taught: thirteen programs with their own length, completion, placement and pay."""

from dataclasses import dataclass

from intermediary.dashboards.demo.region import HEALTH, MAKING


@dataclass(frozen=True, eq=False)
class Program:
    """`share` is how many of 60 cohorts; `sizes` seats from and to; `kinds` of firm that hire from it, by weight.

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
CAPITOL, SHORE, VALLEY = "Capitol Allied Health Institute", "Shoreline Career College", "Valley Technical Center"

PROGRAMS = (
    Program("cna", HEALTH.key, "Certified Nurse Aide", CAPITOL, "31-1131", "51.3902", 120, 8, 10, FULL,
            0.83, 0.78, 19.0, CARE, ("6", "Certified Nurse Aide")),
    Program("pct", HEALTH.key, "Patient Care Technician", SHORE, "31-1131", "51.3902", 200, 12, 6, FULL,
            0.80, 0.79, 20.1, {"hospital": 6, "nursing": 3, "clinic": 1}, ("6", "Certified Patient Care Technician")),
    Program("medical-assistant", HEALTH.key, "Medical Assistant", CAPITOL, "31-9092", "51.0801", 720, 26, 7, FULL,
            0.76, 0.76, 20.9, CLINIC, ("6", "Certified Medical Assistant")),
    Program("phlebotomy", HEALTH.key, "Phlebotomy Technician", SHORE, "31-9097", "51.1009", 160, 10, 5, FULL,
            0.81, 0.72, 20.0, {"hospital": 4, "lab": 4, "clinic": 2}, ("6", "Certified Phlebotomy Technician")),
    Program("pharmacy", HEALTH.key, "Pharmacy Technician", CAPITOL, "29-2052", "51.0805", 280, 16, 4, FULL,
            0.78, 0.74, 19.6, {"pharmacy": 5, "hospital": 2}, ("4", "Pharmacy Technician registration")),
    Program("dental", HEALTH.key, "Dental Assistant", SHORE, "31-9091", "51.0601", 480, 24, 3, FULL,
            0.76, 0.76, 21.3, {"dental": 6, "clinic": 1}, ("5", "Dental Assisting certificate")),
    Program("sterile", HEALTH.key, "Sterile Processing Technician", CAPITOL, "31-9093", "51.1012", 240, 14, 3, FULL,
            0.79, 0.75, 21.6, {"hospital": 5, "clinic": 2}, ("6", "Certified Sterile Processing Technician")),
    Program("community-health", HEALTH.key, "Community Health Worker", "Hill Avenue Learning Center", "21-1094",
            "51.1504", 180, 18, 2, FULL, 0.82, 0.69, 21.4, {"clinic": 5, "home": 1, "hospital": 2},
            ("4", "Community Health Worker certification")),
    Program("surgical", HEALTH.key, "Surgical Technology", SHORE, "29-2055", "51.0909", 1100, 44, 4, SMALL,
            0.80, 0.86, 27.0, {"hospital": 6, "clinic": 1}, ("2", "Associate in Surgical Technology")),
    Program("fundamentals", MAKING.key, "Manufacturing Fundamentals", VALLEY, "51-2092", "15.0613", 160, 8, 5, FULL,
            0.80, 0.76, 19.2, SHOP, ("5", "Certified Production Technician")),
    Program("cnc", MAKING.key, "CNC Operator", VALLEY, "51-9161", "48.0510", 400, 20, 5, FULL,
            0.77, 0.80, 21.8, SHOP, ("5", "CNC Operator certificate")),
    Program("welding", MAKING.key, "Welding", "Brass City Trade School", "51-4121", "48.0508", 320, 16, 2, FULL,
            0.75, 0.76, 21.5, {"metal": 6, "machinery": 2, "aerospace": 1}, ("6", "Welder qualification D1.1")),
    Program("maintenance", MAKING.key, "Industrial Maintenance", "Brass City Trade School", "49-9041", "47.0303", 420,
            24, 4, SMALL, 0.80, 0.84, 23.4, SHOP, ("5", "Industrial Maintenance certificate")),
)  # fmt: skip
BY_KEY = {program.key: program for program in PROGRAMS}
