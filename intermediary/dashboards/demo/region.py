"""Where the demo plays and who pays: two initiatives in Connecticut, four funders, six grants. All names invented."""

from typing import NamedTuple


class Place(NamedTuple):
    """An initiative: its industries (NAICS), and where its people live as county FIPS → ZIP codes."""

    key: str
    name: str
    industries: tuple[str, ...]
    zips: dict[str, tuple[str, ...]]


class Money(NamedTuple):
    """A grant. It pays every cohort of its programs that starts in its years, counted as in `Program.years`."""

    key: str
    funder: str
    initiative: str
    title: str
    years: tuple[int, int]
    amount: int
    programs: tuple[str, ...]


HEALTH = Place(
    "health-careers",
    "Hartford–New Haven Health Careers",
    ("621", "622", "623"),
    {
        "09110": ("06103", "06105", "06106", "06108", "06112", "06114", "06120", "06040", "06051", "06002"),
        "09170": ("06510", "06511", "06513", "06515", "06519", "06514", "06516", "06450", "06405"),
    },
)
MAKING = Place(
    "valley-manufacturing",
    "Naugatuck Valley Advanced Manufacturing",
    ("332", "333", "336412"),
    {
        "09140": ("06702", "06704", "06705", "06706", "06708", "06710", "06401", "06418", "06484", "06770"),
        "09170": ("06460", "06477"),
    },
)
INITIATIVES = (HEALTH, MAKING)

FUNDERS = {
    "two-rivers": "Two Rivers Community Fund",
    "state-sectors": "State Office of Sector Partnerships",
    "long-wharf": "Long Wharf Health Foundation",
    "brass-valley": "Brass Valley Trust",
}
GRANTS = (
    Money("health-launch", "two-rivers", HEALTH.key, "Health Careers Launch", (-3, -2), 2_400_000,
          ("cna", "phlebotomy")),
    Money("care-ladder", "long-wharf", HEALTH.key, "Care Ladder", (-1, 1), 1_800_000, ("cna", "pct")),
    Money("allied-health", "state-sectors", HEALTH.key, "Allied Health Expansion", (-3, -1), 2_900_000,
          ("medical-assistant", "sterile", "surgical")),
    Money("good-jobs-in-care", "state-sectors", HEALTH.key, "Good Jobs in Care", (-1, 1), 3_650_000,
          ("pct", "medical-assistant", "pharmacy", "surgical")),
    Money("valley-makers", "brass-valley", MAKING.key, "Valley Makers", (-3, -1), 1_150_000, ("fundamentals", "cnc")),
    Money("precision-start", "two-rivers", MAKING.key, "Precision Start", (-1, 1), 900_000, ("cnc", "maintenance")),
)  # fmt: skip
