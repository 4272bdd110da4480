"""Whom the demo's staff know at which firm, what was done together, how far it came, and what changed at work."""

from datetime import date
from decimal import Decimal
from random import Random

from employers.contacts.services import save_contact
from employers.engagement.models import Kind, Step
from employers.engagement.services import log_touch, save_rung, say_cost
from employers.models import Employer, Opening
from employers.practices.services import save_practice
from employers.services import save_employer
from intermediary.accounts.models import User
from intermediary.dashboards.demo.firms import HOMES, SYSTEM
from intermediary.dashboards.demo.region import HEALTH
from intermediary.dashboards.demo.rows import days
from intermediary.initiatives.models import Initiative

FIRMS = 40
ROLES = ("Personnel", "Director of nursing", "Shift supervisor", "Plant manager", "Owner", "Education department")
FIRST = ("Dana", "Luis", "Grace", "Tom", "Keisha", "Andrea", "Joel", "Marta", "Sean", "Priscilla")
LAST = ("Whitaker", "Ferrer", "Ambrose", "Sadowski", "Morgan", "Leblanc", "Ocasio", "Hale", "Nowak", "Barros")
SAID = {
    Kind.CALL: ("Two positions open on nights next month.", "Will look at three résumés this week.",
                "Asked how the last two are doing: both well."),
    Kind.EMAIL: ("Sent the list of graduates.", "Confirmed the dates of the tour."),
    Kind.VISIT: ("Walked the floor; they want people who can read drawings.", "Met the new director of nursing."),
    Kind.MEETING: ("Advisory board: more practice in charting is wanted.", "Looked at the last year's figures."),
    Kind.INTERVIEWS: ("Two supervisors held twelve mock interviews.",),
    Kind.TOUR: ("Fourteen students saw the wards.", "The spring cohort saw the shop."),
    Kind.CURRICULUM: ("Read the syllabus and moved dementia care forward.",),
    Kind.PAY: ("Pays for the state exam of everybody it hires.",),
}  # fmt: skip
OFTEN = {Kind.CALL: 30, Kind.EMAIL: 20, Kind.VISIT: 18, Kind.MEETING: 10, Kind.INTERVIEWS: 8, Kind.TOUR: 8,
         Kind.CURRICULUM: 4, Kind.PAY: 2}  # fmt: skip
CHANGES = (
    ("scheduling", "Schedules were posted on Friday for Monday.", "Schedules are posted two weeks ahead.", 120),
    ("wages", "One wage for everybody in the job.", "A step after six months and after each certificate.", 45),
    ("mentoring", "New people were on their own after two days.", "A mentor on each shift for the first 90 days.", 60),
    ("hiring", "A high school diploma was asked for.", "Experience or a certificate counts as much.", None),
)


def write(*, demo_day: date, seed: int, manager: User, coach: User) -> None:
    """Needs an open event."""
    random = Random(f"{seed} engagement")
    firms = sorted(Employer.objects.order_by("-headcount", "key")[:FIRMS], key=lambda firm: firm.key)
    for number, firm in enumerate(firms):
        by = random.choice((manager, coach))
        save_employer(employer=firm, liaison=by, only_liaison=number in (0, 7), by=by)
        contact = _contact(random, firm, number, by)
        for _each in range(random.randint(1, 7) + 5 * (firm.key in (SYSTEM, HOMES))):
            _touch(random, firm, contact, by, demo_day)
        if random.random() < 0.3 or firm.key == SYSTEM:
            _practice(random, firm, by, demo_day)
    _deepest(Employer.objects.get(key=SYSTEM), manager, demo_day)
    _reviewing()


def _reviewing() -> None:
    """In health care staff read openings before they are posted: most are read, a few wait for it."""
    standard = Initiative.objects.get(key=HEALTH.key).standard
    standard.reviews_openings = True
    standard.save()
    listed = Opening.objects.filter(initiative=standard.initiative, status="open", listed=True).order_by("-posted_on")
    for number, opening in enumerate(listed):
        if number in (1, 4):
            opening.status = "review"
        elif number != 6:  # changed by its firm since
            opening.reviewed_on = opening.posted_on
        opening.save()


def _contact(random: Random, firm: Employer, number: int, by: User):
    first, last = random.choice(FIRST), random.choice(LAST)
    role = save_contact(
        employer=firm, name=f"{first} {last}", email=f"{first}.{last}.{number}@example.org".lower(),
        phone=f"203-555-{1000 + number:04d}", prefers=random.choice(("email", "phone", "text", "")),
        role=random.choice(ROLES), by=by,
    )  # fmt: skip
    return role.contact


def _touch(random: Random, firm: Employer, contact, by: User, demo_day: date) -> None:
    kind = random.choices(list(OFTEN), list(OFTEN.values()))[0]
    log_touch(
        employer=firm, kind=kind, on=demo_day - days(random.expovariate(1 / 150)), by=by,
        contact=contact if random.random() < 0.8 else None, summary=random.choice(SAID[kind]),
        amount=Decimal(random.randrange(500, 6000, 250)) if kind == Kind.PAY else None,
    )  # fmt: skip


def _practice(random: Random, firm: Employer, by: User, demo_day: date) -> None:
    kind, before, after, workers = random.choice(CHANGES)
    changed = demo_day - days(random.randint(60, 700))
    asked = changed + days(370)
    later = {}
    if asked < demo_day and random.random() < 0.6:
        later = {"still_in_place": random.random() < 0.8, "checked_on": asked}
    save_practice(
        employer=firm, kind=kind, before=before, after=after, changed_on=changed, workers_reached=workers,
        evidence="The policy, and two people who work under it", by=by, **later,
    )  # fmt: skip


def _deepest(firm: Employer, by: User, demo_day: date) -> None:
    """The hospital system designs with us, and has said what people who leave cost it."""
    save_rung(employer=firm, step=Step.DESIGNS, reached_on=demo_day - days(200), by=by,
              evidence="Wrote the patient care curriculum with the institute")  # fmt: skip
    source = "Its personnel office, from agency bills of last year"
    said = {"said_on": demo_day - days(90), "source": source, "by": by}
    say_cost(employer=firm, kind="replacing", amount=Decimal(6800), **said)
    say_cost(employer=firm, kind="vacant_day", amount=Decimal(190), **said)
