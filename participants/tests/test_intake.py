"""Intake in one page: jobs and which is the baseline, a document, consent, and people who are on record already."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.tests import people
from intermediary.tests.visits import edited, last_act, visitor, words
from participants.models import Document, Participant

pytestmark = [pytest.mark.django_db]
ADD = "participant_add"
ADA = {"identity-first_name": "Ada", "identity-last_name": "Byron"}
PDF = b"%PDF-1.7 a pay stub"
TWO_JOBS = {
    "prior_job-employer_name": "Corner Market", "prior_job-hourly_wage": "15.25", "prior_job-source": "pay_stub",
    "prior_job-ended_on": "2025-01-31",
    "jobs-TOTAL_FORMS": "2", "jobs-INITIAL_FORMS": "0",
    "jobs-0-employer_name": "Lakeside Diner", "jobs-0-hourly_wage": "13.00",
    "jobs-1-employer_name": "",
}  # fmt: skip


@pytest.fixture
def desk():
    return visitor(people.user(Role.COACH))


def test_everything_of_an_intake_is_one_act(desk):
    file = SimpleUploadedFile("stub.pdf", PDF)
    sent = {
        **ADA, **TWO_JOBS,
        "household-size": "4", "household-dependents": "2", "household-annual_income": "31000",
        "traits-employment": "employed", "traits-work_authorized": "true",
        "document-kind": "income", "document-document": file,
        "consent-purposes": ["referral", "employment_check"], "consent-given_on": "2025-06-02",
    }  # fmt: skip
    response = desk.post(reverse(ADD), sent)
    person = Participant.objects.get()
    assert response.url == reverse("participant_detail", args=[person.key])
    assert (person.household.size, person.household.annual_income) == (4, Decimal(31000))
    assert (person.prior_job.employer_name, person.prior_job.source) == ("Corner Market", "pay_stub")
    assert [job.employer_name for job in person.earlier_jobs.all()] == ["Lakeside Diner"]
    assert {consent.purpose for consent in person.consents.all()} == {"referral", "employment_check"}
    assert last_act()[0] == "participant.added"
    document = Document.objects.get()
    assert PDF not in bytes(document.file_sealed)
    answer = desk.get(reverse("document_file", args=[document.pk]))
    assert (answer.content, answer["Content-Disposition"]) == (PDF, f'attachment; filename="income-{document.pk}.pdf"')
    shown = words(desk.get(reverse("participant_record", args=[person.key])))
    for fact in ("Corner Market", "Pay stub", "Lakeside Diner", "$31,000", "stub.pdf"):
        assert fact in shown


def test_every_mistake_of_every_part_shows_at_once(desk):
    sent = {
        **ADA, **TWO_JOBS,
        "household-size": "2", "household-dependents": "2",
        "jobs-0-started_on": "2025-02-01", "jobs-0-ended_on": "2025-01-01",
        "prior_job-incumbent": "true",
        "document-document": SimpleUploadedFile("run.pdf", b"MZ\x90 no pdf"),
        "consent-purposes": ["referral"], "consent-given_on": "",
    }  # fmt: skip
    page = words(desk.post(reverse(ADD), sent))
    for said in (
        "fewer dependents than people",
        "A job cannot end before it began",
        "An incumbent worker still has the job",
        "This is no PDF, JPEG or PNG",
        "Say on which day they agreed",
    ):
        assert said in page, said
    assert 'value="Lakeside Diner"' in page
    assert not Participant.objects.exists()


def test_another_job_may_become_the_baseline_and_nothing_typed_is_lost_on_the_way(desk):
    more = desk.post(reverse(ADD), {**ADA, **TWO_JOBS, "another_job": "1"})
    assert 'value="Lakeside Diner"' in words(more)
    assert 'name="jobs-2-employer_name"' in words(more)
    assert not Participant.objects.exists()
    desk.post(reverse(ADD), {**ADA, **TWO_JOBS, "jobs-0-baseline": "on"})
    person = Participant.objects.get()
    assert (person.prior_job.employer_name, person.prior_job.hourly_wage) == ("Lakeside Diner", Decimal(13))
    former = person.earlier_jobs.get()
    assert (former.employer_name, former.ended_on) == ("Corner Market", date(2025, 1, 31))
    edit = reverse("participant_edit", args=[person.key])
    sent = {
        **ADA, "jobs-TOTAL_FORMS": "1", "jobs-INITIAL_FORMS": "1", "jobs-0-id": former.pk, "jobs-0-DELETE": "on",
        "prior_job-employer_name": "Lakeside Diner", "prior_job-hourly_wage": "13.00", "prior_job-incumbent": "true",
    }  # fmt: skip
    assert edited(desk, edit, sent).status_code == 302
    person = Participant.objects.get()
    assert not person.earlier_jobs.exists()
    assert person.prior_job.incumbent is True
    assert "Incumbent worker" in words(desk.get(reverse("participant_detail", args=[person.key])))


def test_whoever_is_on_record_already_shows_up_while_typing_and_before_saving(desk):
    known = people.participant("José", "Núñez")
    with event("test"):
        known.identity.birth_date, known.identity.phone = date(1990, 1, 2), "(860) 555-0172"
        known.identity.save()
    typed = {"identity-first_name": "Jose", "identity-last_name": "Nunez", "identity-birth_date": "1990-01-02"}
    for sent, why in (
        (typed, "same birth date"),
        ({**typed, "identity-first_name": "Pepe"}, "a short form of the first name"),
        ({"identity-phone": "860-555-0172", **typed, "identity-birth_date": ""}, "same phone"),
    ):
        fragment = words(desk.post(reverse("participant_alike"), sent))
        assert known.key in fragment
        assert why in fragment
    assert not desk.post(
        reverse("participant_alike"), {"identity-first_name": "Jo", "identity-birth_date": "x"}
    ).content
    asked = desk.post(reverse(ADD), typed)
    assert "Is it one of them?" in words(asked)
    assert Participant.objects.count() == 1
    desk.post(reverse(ADD), {**typed, "somebody_else": "1"})
    assert Participant.objects.count() == 2
