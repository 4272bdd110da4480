"""The whole chain, click by click: invitation, opening, review, match, referral, signed answer, hire, confirmation, and
the ledger as staff and as the employer read it."""

import re
from datetime import date

import pytest
from django.urls import reverse

from intermediary.audit.events import event
from intermediary.tests import people
from intermediary.tests.browser.looking import WIDTHS
from intermediary.tests.people import PASSWORD
from participants.models import Consent
from placements.followups.models import Statement
from placements.models import Placement
from placements.referrals.models import Letter, Referral
from placements.referrals.tests.ground import link_in
from trainings.models import Credential

pytestmark = pytest.mark.browser


def test_from_an_invitation_to_the_ledger(visit, records, mailoutbox):
    w = records
    with event("test"):
        standard = w.initiative.standard
        standard.starts_on, standard.reviews_openings = date(2025, 1, 1), True
        standard.save()
        person = people.participant("Nora", "Nightly", ["referral", "employment_check"])
        Credential.objects.create(participant=person, title="Nurse aide (CNA)", attained_on=date(2025, 4, 1))
    people.enrollment(person, w.cohort, status="completed", ended_on=date(2025, 3, 28))

    staff = visit.sign_in(w.administrator)  # invitation
    staff.goto(reverse("contact_invite", args=[w.firm.key]))
    staff.get_by_label("Name").fill("Wanda Ward")
    staff.get_by_label("E-mail").fill("wanda@clinic.example")
    staff.get_by_role("button", name="Send the invitation").click()
    staff.get_by_text("was invited by e-mail").wait_for()
    link = re.search(r"http\S+", mailoutbox[-1].body)[0]

    firm = visit.window()  # opening, by the employer
    firm.goto(re.sub(r"^https?://[^/]+", "", link))
    for field in firm.locator("input[type=password]").all():
        field.fill(PASSWORD)
    firm.locator("main button[type=submit]").last.click()
    firm.locator("details.account summary").wait_for()
    firm.goto(reverse("own_opening_add", args=[w.firm.key]))
    firm.get_by_label("Job title").fill("Night aide")
    firm.get_by_label("Initiative").select_option(label=w.initiative.name)
    firm.get_by_label("Hourly wage from").fill("21")
    firm.get_by_label("Hourly wage to").fill("24")
    firm.get_by_label("Credentials that are required").fill("CNA")
    firm.get_by_role("button", name="Post it").click()
    firm.get_by_role("heading", name="Our openings").wait_for()

    opening = w.firm.openings.get(title="Night aide")  # review, by staff
    assert opening.status == "review"
    staff.goto(reverse("opening_detail", args=[opening.key]))
    staff.get_by_role("button", name="Approve it").click()
    staff.goto(reverse("opening_detail", args=[opening.key]))

    staff.get_by_role("link", name="Who fits").first.click()  # match
    row = staff.locator("tr", has_text="Nora Nightly")
    row.get_by_text("has the credentials").wait_for()
    row.get_by_role("link", name="Put forward").click()

    staff.get_by_label("Why this person").fill("Wants nights, and is never late.")  # referral
    staff.get_by_label("Credentials earned").check()
    staff.get_by_label("Their e-mail").fill("ward@clinic.example")
    staff.get_by_role("button", name="Send it to the employer").click()
    staff.get_by_text("Sent. The employer answers on one page").wait_for()

    phone = visit.window(viewport=WIDTHS["phone"], has_touch=True)  # signed answer, without an account
    phone.goto(link_in(Letter.objects.get(kind="ask", step__referral__opening=opening).message))
    phone.get_by_role("heading", name="Nora Nightly").wait_for()
    phone.get_by_text("Nurse aide (CNA)").wait_for()
    assert not phone.get_by_label("Day of the interview").is_visible()
    phone.get_by_label("Interview: we name").check()
    phone.get_by_role("button", name="Send the answer").click()
    phone.get_by_role("alert").get_by_text("Say on which day").wait_for()
    soon = phone.evaluate("new Date(Date.now() + 5 * 864e5).toISOString().slice(0, 10)")
    phone.get_by_label("Day of the interview").fill(soon)
    phone.locator("[name=interview_time]").fill("09:30")
    phone.get_by_role("button", name="Send the answer").click()
    phone.get_by_text("your answer is on record").wait_for()
    own = visit.window(viewport=WIDTHS["phone"])  # what the person reads
    own.goto(link_in(Letter.objects.filter(kind="told", step__referral__opening=opening).first().message))
    own.get_by_text("invites you to an interview").wait_for()

    firm.get_by_role("link", name="Candidates").first.click()  # hire, by the employer
    firm.get_by_role("link", name="Nora Nightly").click()
    firm.get_by_role("link", name="We hired this person").click()
    firm.get_by_label("First day worked").fill(firm.evaluate("new Date().toISOString().slice(0, 10)"))
    firm.get_by_role("button", name="Record the hire").click()
    firm.get_by_text("The hire is on record").wait_for()
    job = Placement.objects.get(participant=person)
    assert Referral.objects.get(opening=opening).placement == job

    firm.get_by_role("link", name="Hires").first.click()  # confirmation
    firm.get_by_role("link", name="Who is still here?").click()
    card = firm.locator(".card", has_text="Nora Nightly")
    card.get_by_label("Still here").check()
    card.get_by_label("Hourly wage").fill("22")
    firm.get_by_role("button", name="Send these answers").click()
    firm.get_by_text("One answer is on record").wait_for()
    assert Statement.objects.get(placement=job).follow_up.hourly_wage == 22

    firm.goto(reverse("own_demand"))  # the ledger, as the employer and as staff
    for words in ("2 Referred", "1 Interviewed", "1 Offered"):  # Rita was referred before
        firm.get_by_role("link", name=words).wait_for()
    staff.goto(reverse("demand_ledger", args=[w.initiative.key]))
    hires = Placement.objects.filter(employer=w.firm, cohort__isnull=False).count()
    staff.locator("tr", has_text=w.firm.name).get_by_role("link", name="Hired").click()
    staff.get_by_text(f"{hires} placements").wait_for()
    staff.get_by_role("link", name="Nora Nightly").wait_for()

    Consent.objects.filter(participant=person, purpose="referral").get()  # withdrawn, it hides at once
    with event("test"):
        Consent.objects.filter(participant=person, purpose="referral").update(withdrawn_on=date.today())  # noqa: DTZ011
    firm.goto(reverse("own_candidates"))
    assert firm.get_by_text("Nora Nightly").count() == 0
