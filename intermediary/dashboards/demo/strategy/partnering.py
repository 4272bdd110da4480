"""The demo's partners: who they are, on what terms, what they brought, whom they sent. All names invented."""

from datetime import date, timedelta
from decimal import Decimal

from employers.models import Employer
from intermediary.dashboards.demo.firms import HOMES, SYSTEM
from intermediary.dashboards.demo.programs import CAPITOL
from intermediary.dashboards.strategy.services import say_who
from intermediary.funding.contributions.services import save_contribution
from intermediary.funding.models import Funder, Grant
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.partners import services
from intermediary.initiatives.partners.models import Partnership
from trainings.models import Provider

# key → (name, kind, roles, years since, contact, named to the public)
PARTNERS = {
    "board": ("Capitol Region Workforce Board", "agency", ("convenes", "governs", "refers"), 3, "Denise Okafor", True),
    "state": ("State Department of Labor, Hartford office", "agency", ("refers", "supports"), 3, "Luis Ferreira", True),
    "union": ("Health Care Workers United, Local 88", "union", ("governs", "represents"), 3, "Tamika Boyd", True),
    "neighbors": ("Frog Hollow Neighbors", "community", ("refers", "supports"), 3, "Marisol Vega", True),
    "newcomers": ("New Haven Newcomers Center", "community", ("refers", "supports"), 2, "Amara Diallo", True),
    "churches": ("North End Congregations Together", "community", ("refers",), 2, "Rev. Paul Simmons", False),
    "system": ("Farmington Valley Health System", "employer", ("governs", "hires"), 3, "Karen Lindqvist", True),
    "homes": ("", "employer", ("hires",), 2, "Greg Santoro", True),
    "capitol": (CAPITOL, "provider", ("trains", "governs"), 3, "Dr. Helen Marsh", True),
    "childcare": ("Little Lanterns Child Care", "community", ("supports",), 1, "Joanne Price", False),
    "long-wharf": ("Long Wharf Health Foundation", "funder", ("pays", "governs"), 1, "Peter Anand", True),
}
# partner → (title, kind, began days ago, ends in days or None, terms)
AGREEMENTS = {
    "board": (
        "Shared intake and co-enrollment",
        "understanding",
        700,
        395,
        "One intake form; answers in five days.",
    ),
    "state": ("Matching of wage records", "data", 400, 41, "Quarterly, by sealed file. Deleted after two years."),
    "union": ("Labor-management training committee", "understanding", 820, None, "Meets every second month."),
    "neighbors": ("Referral and support of residents", "referral", 510, 220, "Navigator on site two days a week."),
    "newcomers": ("English at the workplace", "contract", 300, 65, "48 seats a year with child care."),
    "system": ("Interviews for every graduate", "understanding", 600, 25, "Within ten days of the end of a cohort."),
    "capitol": ("Evening cohorts", "contract", 450, 280, "Two evening cohorts a year, at the day rate."),
    "childcare": ("Care during classes", "contract", 320, -12, "12 places, 4 pm to 10 pm."),
}
# partner → (what, form, dollars or None, how valued, days ago, grant)
CONTRIBUTIONS = (
    (
        "system",
        "Wages of 22 aides while in training",
        "wages",
        96_800,
        "22 × 220 hours at $20",
        210,
        "care-ladder",
    ),
    ("system", "Classroom and skills lab", "space", 18_000, "40 days at $450", 150, "care-ladder"),
    ("union", "Two training coordinators, half time", "time", 52_000, "1,040 hours at $50", 120, "good-jobs-in-care"),
    ("neighbors", "Navigator on site", "time", 14_560, "416 hours at $35", 90, "good-jobs-in-care"),
    ("board", "Individual training accounts", "money", 140_000, "", 260, "good-jobs-in-care"),
    ("capitol", "Twelve hospital beds for practice", "equipment", None, "", 60, None),
    ("long-wharf", "Emergency fund for trainees", "money", 25_000, "", 45, "care-ladder"),
)
# partner → people it sent to us, and we to it, in each of the last four quarters, the latest first
SENT = {
    "board": ((38, 41, 35, 29), (6, 4, 8, 5)),
    "state": ((22, 19, 25, 24), (0, 0, 0, 0)),
    "neighbors": ((31, 27, 18, 22), (14, 12, 9, 10)),
    "newcomers": ((17, 21, 12, 9), (24, 19, 22, 16)),
    "churches": ((9, 6, 11, 4), (0, 0, 0, 0)),
    "childcare": ((0, 0, 0, 0), (11, 12, 9, 0)),
}


def write(initiative: Initiative, today: date, by) -> dict[str, Partnership]:
    homes = Employer.objects.get(key=HOMES)
    found = {}
    for key, (name, kind, roles, years, contact, shown) in PARTNERS.items():
        found[key] = services.save_partner(
            initiative=initiative, name=name or homes.name, kind=kind, roles=list(roles), contact_name=contact,
            contact_email=f"{contact.split()[-1].lower()}@example.org", since=today - timedelta(days=365 * years),
            lead=by, shown=shown, by=by,
        )  # fmt: skip
    for key, (title, kind, ago, ahead, terms) in AGREEMENTS.items():
        services.save_agreement(
            partnership=found[key], title=title, kind=kind, terms=terms, starts_on=today - timedelta(days=ago),
            ends_on=None if ahead is None else today + timedelta(days=ahead), responsible=by, by=by,
        )  # fmt: skip
    for key, what, form, amount, valued, ago, grant in CONTRIBUTIONS:
        save_contribution(
            partnership=found[key], what=what, form=form, amount=amount and Decimal(amount), valued_by=valued,
            received_on=today - timedelta(days=ago), grant=Grant.objects.filter(key=grant).first(), by=by,
        )  # fmt: skip
    _sent(found, today, by)
    _who_is_who(found, by)
    return found


def _sent(partners: dict[str, Partnership], today: date, by) -> None:
    for key, ways in SENT.items():
        for direction, numbers in zip(("to_us", "to_them"), ways, strict=True):
            for quarter, number in enumerate(numbers):
                end = today - timedelta(days=91 * quarter + 1)
                if number:
                    services.count_referrals(
                        partnership=partners[key], direction=direction, starts_on=end - timedelta(days=90),
                        ends_on=end, number=number, source="Monthly lists", by=by,
                    )  # fmt: skip


def _who_is_who(partners: dict[str, Partnership], by) -> None:
    known = {
        "system": {"employer": Employer.objects.get(key=SYSTEM)},
        "homes": {"employer": Employer.objects.get(key=HOMES)},
        "capitol": {"provider": Provider.objects.filter(name=CAPITOL).first()},
        "long-wharf": {"funder": Funder.objects.get(key="long-wharf")},
    }
    for key, records in known.items():
        say_who(organization=partners[key].organization, **records, by=by)
