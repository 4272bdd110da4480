"""The pages of one person, one cohort, one firm: what every room knows of it, and nothing that is not known."""

from datetime import date

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.tests import people
from intermediary.tests.visits import edited, plain, visitor, words
from participants.models import Service
from placements.models import FollowUp
from placements.outcomes.services import store
from trainings.models import Credential, SkillGain

pytestmark = pytest.mark.django_db
AS_OF = date(2026, 3, 31)
TABS = ("participant_detail", "participant_casework", "participant_work", "participant_record")


@pytest.fixture
def desk():
    return visitor(people.user(Role.COACH))


@pytest.fixture
def group():
    return people.cohort(grants=[])


def page(desk, name, record) -> str:
    return words(desk.get(reverse(name, args=[record.key])))


def test_a_person_with_nothing_else_on_record(desk):
    person = people.participant()
    shown = "".join(page(desk, name, person) for name in TABS)
    for words_for_nothing in ("No job on record yet", "In no cohort", "None given: employers see no name",
                              "Nothing is planned", "No plan yet", "No note that you may read", "Nobody yet",
                              "Participation begins with the first service"):  # fmt: skip
        assert words_for_nothing in shown


def test_a_person_with_a_history(desk, group):
    person = people.participant(consents=["employment_check"], veteran=True, disability=None, race=["asian"])
    people.enrollment(person, group, status="completed", ended_on=date(2025, 3, 28))
    job = people.placement(person, people.employer(name="Lake Clinic"), group, hourly_wage=19.5)
    with event("test"):
        FollowUp.objects.create(placement=job, observed_on=date(2025, 9, 1), status="employed_same", source="payroll")
        Credential.objects.create(participant=person, type="6", title="CNA", attained_on=date(2025, 3, 28))
        SkillGain.objects.create(participant=person, kind="milestone", gained_on=date(2025, 2, 20))
        Service.objects.create(participant=person, kind="Coaching", provided_on=date(2025, 10, 1), planned=True)
    shown = "".join(page(desk, name, person) for name in TABS)
    for fact in (group.program.title, "Completed", "Lake Clinic", "$19.50", "Still with this employer", "(Payroll)",
                 "CNA", "Training milestone", "Coaching", "planned", "Let employers confirm employment", "Asian",
                 "Withdraw"):  # fmt: skip
        assert fact in shown, fact


def test_unknown_is_shown_as_nothing_and_no_as_no(desk):
    person = people.participant(veteran=False, disability=None)
    facts = dict(desk.get(reverse("participant_record", args=[person.key])).context["counted"])
    assert (facts["Veteran"], facts["Disability"], facts["Hispanic or Latino"]) == ("No", None, None)


def test_a_person_who_was_never_asked_about_traits_or_work(desk):
    person = people.participant()
    with event("test"):
        person.traits.delete()
        person.prior_job.delete()
    for name in (*TABS, "participant_edit"):
        assert desk.get(reverse(name, args=[person.key])).status_code == 200
    sent = {"identity-first_name": "Ada", "identity-last_name": "Byron", "traits-veteran": "true"}
    assert edited(desk, reverse("participant_edit", args=[person.key]), sent).status_code == 302
    person.refresh_from_db()
    assert person.traits.veteran is True


def test_a_cohort_with_nobody_says_so(desk, group):
    assert "Nobody enrolled yet" in page(desk, "cohort_detail", group)
    shown = page(desk, "cohort_outcomes", group)
    assert "Nobody to count yet" in shown
    assert "0.0%" not in shown


def test_a_cohort_shows_its_figures_and_their_day(desk, group):
    for n in range(4):
        person = people.participant(f"First{n}", "Last")
        people.enrollment(person, group, status="completed" if n else "withdrawn", ended_on=date(2025, 3, 28))
    store(initiative=group.initiative, as_of=AS_OF)
    shown = page(desk, "cohort_outcomes", group)
    assert "75%" in shown or "75.0%" in shown
    assert "3 of 4" in shown
    assert "March 31, 2026" in shown


def test_a_cohort_whose_jobs_nobody_confirmed_shows_no_bare_zero(desk, group):
    person = people.participant()
    people.enrollment(person, group, status="completed", ended_on=date(2025, 3, 28))
    people.placement(person, people.employer(), group)
    store(initiative=group.initiative, as_of=AS_OF)
    shown = page(desk, "cohort_outcomes", group)
    assert "1 placed, none confirmed yet" in shown


def test_a_cohort_without_days_or_provider(desk):
    group = people.cohort(starts_on=None, ends_on=None)
    with event("test"):
        group.program.provider = None
        group.program.save()
    assert desk.get(reverse("cohort_detail", args=[group.key])).status_code == 200
    assert group.program.title in page(desk, "cohort_detail", group)


def test_a_firm_lists_hires_openings_and_people(desk, group):
    firm = people.employer(naics="622110", county_fips="23005", headcount=80)
    people.placement(people.participant("Ada", "Byron"), firm, group, hourly_wage=20)
    people.placement(people.participant("Side", "Job"), firm)
    people.opening(firm, title="Night nurse")
    contact = people.employer_user(firm)
    shown = page(desk, "employer_detail", firm)
    for fact in ("Byron, Ada", "1 hire", "Night nurse", contact.email, "80", "Cumberland"):
        assert fact in shown, fact
    assert "Job, Side" not in shown


def test_codes_that_came_from_elsewhere_do_not_break_a_page(desk):
    firm = people.employer(naics="999999", county_fips="99999")
    person = people.participant()
    with event("test"):
        person.identity.county_fips = "99999"
        person.identity.save()
    assert desk.get(reverse("employer_detail", args=[firm.key])).status_code == 200
    assert desk.get(reverse("employer_list")).status_code == 200
    assert desk.get(reverse("participant_detail", args=[person.key])).status_code == 200


@pytest.mark.parametrize("name", [*TABS, "cohort_detail", "employer_detail"])
def test_for_outsiders_a_record_is_like_none(name, group):
    firm = people.employer()
    record = {"cohort_detail": group, "employer_detail": firm}.get(name) or people.participant()
    for who in (people.employer_user(firm), people.funder_user(people.grant()), people.user(Role.PROVIDER)):
        door = visitor(who)
        there, missing = door.get(reverse(name, args=[record.key])), door.get(reverse(name, args=["none"]))
        assert (there.status_code, missing.status_code) == (404, 404)
        assert plain(there) == plain(missing)


def test_a_firm_that_hires_for_two_initiatives_shows_each_apart(desk):
    firm, groups = people.employer(), [people.cohort(), people.cohort()]
    for size, group in enumerate(groups, 1):
        for n in range(size):
            person = people.participant(f"First{n}", "Last")
            people.enrollment(person, group, status="completed", ended_on=date(2025, 3, 28))
            people.placement(person, firm, group)
        store(initiative=group.initiative, as_of=AS_OF)
    shown = page(desk, "employer_detail", firm)
    for fact in ("1 placed, none confirmed yet", "2 placed, none confirmed yet", *(str(g.initiative) for g in groups)):
        assert fact in shown, fact
