"""Who may be served in the demo: rules of two programs and a grant, and what was certified on them."""

from datetime import date, timedelta

from intermediary.accounts.models import User
from intermediary.dashboards.keeping.models import Kind
from intermediary.dashboards.keeping.requests import record_request
from intermediary.funding.models import Grant
from participants.models import Participant
from trainings.eligibility import services
from trainings.eligibility.judging import eligible, judge
from trainings.models import Cohort, Enrollment, Program

ADULT = {"min_age": 18, "education": "diploma"}
# Twice the poverty guideline of 2025 for the 48 contiguous states: $15,650, and $5,500 for each further person.
LOW_INCOME = {"income_first": 31_300, "income_each": 11_000}
CERTIFIED = 12  # people of one cohort


def write(*, demo_day: date, manager: User, coach: User) -> None:
    """Rules as of long before, one of them in a second version, and decisions where everything was known."""
    long_ago = demo_day - timedelta(days=700)
    cohort = Cohort.objects.filter(starts_on__lte=demo_day).order_by("-starts_on", "pk").first()
    programs = [cohort.program, *Program.objects.exclude(pk=cohort.program_id).order_by("pk")[:1]]
    for program in programs:
        services.set_rule(program=program, starts_on=long_ago, by=manager, **ADULT)
    services.set_rule(program=cohort.program, starts_on=demo_day - timedelta(days=200), min_age=17, by=manager)
    for grant in Grant.objects.order_by("pk")[:1]:
        question = "Has received SNAP or TANF in the last six months"
        services.set_rule(grant=grant, starts_on=long_ago, by=manager, question=question, **LOW_INCOME)
    _certify(cohort, demo_day, coach)
    someone = Participant.objects.order_by("pk").first()
    asked_on = demo_day - timedelta(days=20)
    record_request(participant=someone, kind=Kind.COPY, asked_on=asked_on, note="By telephone", by=coach)


def _certify(cohort: Cohort, demo_day: date, coach: User) -> None:
    seats = Enrollment.objects.filter(cohort=cohort).select_related(
        "participant__identity", "participant__traits", "participant__household"
    )
    for seat in seats.order_by("pk")[:CERTIFIED]:
        for rule in services.rules_of(cohort, demo_day):
            if eligible(judge(rule, seat.participant, as_of=demo_day)) is not None:
                services.certify(
                    participant=seat.participant, cohort=cohort, rule=rule, as_of=demo_day,
                    evidence={"age": "Driver's license seen"}, by=coach,
                )  # fmt: skip
