"""What coaches do with the people of the demo: plans, tasks, notes, services, help that costs money, and one mix-up."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from intermediary.accounts.models import User
from intermediary.accounts.roles import Role
from intermediary.funding.models import Grant
from participants.casework import services
from participants.models import EarlierJob, Household, Participant
from participants.services import add_participant, give_consent
from placements.followups.answers import assign
from trainings.models import Enrollment

LOOKED_AFTER = 60  # people with a coach, those who came last
ALIKE = 2  # people who were entered a second time
BUDGET = Decimal(9_000)
GOALS = {
    "Pass the certification exam": ("Book the exam", "Take the practice test", "Pay the exam fee"),
    "A job with health insurance": ("Update the resume", "Visit two employers", "Practice interviews"),
    "Driver's license": ("Ask for the written test", "Find a practice car"),
    "Work closer to home": ("List employers on the bus line", "Call the hiring manager"),
}
NOTES = (
    "Came in on time and well prepared. Wants mornings because of school hours.",
    "Bus line changed; we looked for another connection together. A pass for this month would help.",
    "Nervous about the exam. Practiced the oral part for half an hour and it went well.",
    "Called, left a message with the sister. Try again on Thursday after four.",
    "The supervisor at the clinic praised the externship. Ask there first.",
)
PRIVATE = "Going through a divorce; prefers not to talk about it in the group."
HELP = (("transport", 45), ("child_care", 180), ("clothing", 75), ("books", 60), ("exam", 120), ("tools", 150))
FORMER = ("Corner Market", "Lakeside Diner", "Harbor Cleaning", "City Schools", "Fast Freight", "Home Care Partners")


def do_casework(*, demo_day: date, seed: int, users: dict[Role, User]) -> None:
    """Needs an open event."""
    random, coach = Random(f"{seed} casework"), users[Role.COACH]
    for grant in Grant.objects.order_by("pk"):
        services.set_budget(grant=grant, amount=BUDGET, by=users[Role.MANAGER])
    latest = Enrollment.objects.filter(enrolled_on__lte=demo_day, status="enrolled").order_by("-enrolled_on", "pk")
    seats = latest.select_related("participant__identity", "cohort").prefetch_related("cohort__grants")[:LOOKED_AFTER]
    for place, seat in enumerate(seats):
        _one(random, seat, demo_day, coach if place % 3 else users[Role.MANAGER], coach)
    for seat in seats[:ALIKE]:
        _entered_again(random, seat.participant.identity, demo_day, coach)


def _one(random: Random, seat, day: date, owner: User, coach: User) -> None:
    of = {"participant": seat.participant, "by": owner}
    assign(coach=owner, **of)
    goal, steps = random.choice(list(GOALS.items()))
    goal = services.set_goal(title=goal, target_on=day + timedelta(random.randint(20, 120)), **of)
    for place, step in enumerate(steps):
        task = services.add_task(
            title=step, owner=owner if random.random() < 0.7 else None, goal=goal,
            due_on=day + timedelta(random.randint(-6, 30)), **of,
        )  # fmt: skip
        if place == 0 and random.random() < 0.6:
            services.do_task(task=task, on=day - timedelta(random.randint(1, 20)), by=owner)
    began = seat.enrolled_on
    services.give_service(kind="Assessment", provided_on=began, **of)
    services.give_service(kind="Career counseling", provided_on=min(day, began + timedelta(21)), **of)
    services.give_service(
        kind="Job search help", provided_on=day + timedelta(random.randint(5, 40)), planned=True, **of
    )
    for note in random.sample(NOTES, random.randint(1, 3)):
        on = day - timedelta(random.randint(1, 60))
        services.write_note(text=note, about_on=on, visibility=random.choice(("staff", "staff", "team")), **of)
    if random.random() < 0.15:
        services.write_note(text=PRIVATE, about_on=day, visibility="author", participant=seat.participant, by=coach)
    grants = list(seat.cohort.grants.all())
    for kind, cost in random.sample(HELP, random.randint(0, 2)):
        services.give_supportive_services(
            participants=[seat.participant], kind=kind, given_on=day - timedelta(random.randint(1, 50)),
            cost=Decimal(cost), grant=grants[0] if grants else None, by=owner,
        )  # fmt: skip
    _home(random, seat.participant, began)


def _home(random: Random, person: Participant, began: date) -> None:
    size = random.randint(1, 6)
    income = Decimal(random.randint(9, 46) * 1000)
    Household.objects.create(
        participant=person, size=size, dependents=random.randint(0, size - 1), annual_income=income
    )
    left = began - timedelta(random.randint(200, 900))
    EarlierJob.objects.create(
        participant=person, employer_name=random.choice(FORMER), title=random.choice(("Cashier", "Aide", "Helper")),
        started_on=left - timedelta(400), ended_on=left, source="person",
        hourly_wage=Decimal(random.randint(24, 34)) / 2,
    )  # fmt: skip


def _entered_again(random: Random, identity, day: date, coach: User) -> None:
    """The same person at another desk: the short way of writing the name, the same birthday, a new number."""
    again = {
        "first_name": identity.first_name, "last_name": identity.last_name.replace("e", "é", 1),
        "birth_date": identity.birth_date, "phone": identity.phone, "zip": identity.zip,
    }  # fmt: skip
    person = add_participant(identity=again, traits={}, prior_job={}, by=coach)
    services.give_service(participant=person, kind="Workshop", provided_on=day - timedelta(9), by=coach)
    services.write_note(
        participant=person, text="Walked in and asked about the next course.", about_on=day - timedelta(9),
        visibility="staff", by=coach,
    )  # fmt: skip
    give_consent(participant=person, purpose="referral", given_on=day - timedelta(9), by=coach)
