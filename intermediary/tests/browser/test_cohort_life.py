"""The whole life of a cohort, click by click: applied, offered, enrolled, there or not, completed, with a credential.

In English at a desk, and in Spanish on a phone."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from intermediary.accounts.roles import Role
from intermediary.messages.models import Message
from intermediary.tests import people
from intermediary.tests.browser.looking import WIDTHS
from trainings.applications import forms, services
from trainings.applications.models import Recruitment
from trainings.models import Credential, EnrollmentMove
from trainings.services import seats

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
SMALLEST = 44  # px a thumb hits


def _link(which: str) -> str:
    """The address in the letter that was written last."""
    body = Message.objects.latest("pk").content[2]
    return f"/{which}/" + body.split(f"/{which}/", 1)[1].split()[0]


@pytest.mark.parametrize(("language", "width"), [("en", "desktop"), ("es", "phone")])
def test_from_the_first_application_to_the_last_credential(language, width, visit, monkeypatch):
    monkeypatch.setattr(forms, "FASTEST", -1)  # nobody reads here
    today = timezone.localdate()
    coach = people.user(Role.COACH, password=people.PASSWORD, accepted_at="2025-01-01T00:00:00Z")
    group = people.cohort(capacity=3, starts_on=today, ends_on=today + timedelta(days=3))
    learners = [people.enrollment(people.participant(f"L{n}", "Last"), group, enrolled_on=today) for n in range(2)]
    services.save_recruitment(
        recruitment=Recruitment(program=group.program, initiative=group.initiative), accepting=True, by=None
    )

    def say(text: str, **facts) -> str:
        with translation.override(language):
            return gettext(text) % facts if facts else gettext(text)

    def window():
        page = visit.window(viewport=WIDTHS[width])
        cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": visit.home}
        page.context.add_cookies([cookie])
        return page

    # Somebody applies, leaves, and comes back by the link.
    them = window()
    them.goto(reverse("apply", args=[group.program.key]))
    them.get_by_label(say("First name")).fill("Ana")
    them.get_by_label(say("E-mail")).fill("ana@example.org")
    them.get_by_role("button", name=say("Save and finish later")).click()
    them.get_by_role("heading", name=say("Saved")).wait_for()
    them.goto(_link("apply/again"))
    assert them.get_by_label(say("First name")).input_value() == "Ana"
    them.get_by_label(say("Last name")).fill("Ruiz")
    them.get_by_label(say("I agree that you keep what I wrote here to decide about this application, and write to me "
                          "about it.")).check()  # fmt: skip
    them.get_by_role("button", name=say("Send the application")).click()
    them.get_by_role("heading", name=say("Thank you!")).wait_for()

    # Staff find it, and offer the last seat.
    page = window()
    page.goto(reverse("account_login"))
    page.locator("input[name=login]").fill(coach.email)
    page.locator("input[name=password]").fill(people.PASSWORD)
    page.locator("form[data-sign-in] button[type=submit]").click()
    page.locator("details.account summary").wait_for()
    page.goto(reverse("application_list", args=[group.initiative.key]))
    page.get_by_role("link", name="Ana Ruiz").click()
    page.get_by_label(say("Decision")).select_option("offered")
    page.get_by_role("button", name=say("Save the decision")).click()
    page.get_by_text(say("No application waits")).wait_for()

    # Opening the letter changes nothing, answering does.
    them.goto(_link("seat"))
    assert seats.seats(group).taken == 3
    assert EnrollmentMove.objects.filter(went_to="enrolled").count() == 2
    them.get_by_role("button", name=say("Yes, I take the seat")).click()
    them.get_by_role("heading", name=say("The seat is yours")).wait_for()

    # A week of sessions, and who was there today: one tap for each who was not.
    page.goto(reverse("cohort_plan", args=[group.key]))
    for weekday in range(7):
        page.locator(f"input[name=weekdays][value='{weekday}']").check()
    page.get_by_role("button", name=say("Put them on the plan")).click()
    page.locator("table.list th a").first.click()
    choices = page.locator(".presence .choices label")
    assert choices.count() == 12
    assert all(choices.nth(n).bounding_box()["height"] >= SMALLEST for n in range(4))
    page.locator(f"label:has([name=presence-{learners[0].pk}][value=absent])").click()
    page.get_by_role("button", name=say("Save attendance")).click()
    page.get_by_text(say("Attendance is saved: %(there)d of %(all)d were there.", there=2, all=3)).wait_for()

    # All of them at once: completed, then their credential.
    for action, fill in (("status", {"status": "completed"}), ("credential", {"type": "6", "title": "Nurse aide"})):
        page.goto(reverse("cohort_detail", args=[group.key]))
        page.locator("input[name=all]").check()
        page.locator("select[name=action]").select_option(action)
        page.get_by_role("button", name=say("Next"), exact=True).click()
        for name, value in fill.items():
            field = page.locator(f"[name={name}]")
            field.select_option(value) if name in ("status", "type") else field.fill(value)
        page.get_by_role("button", name=say("Do it for %(n)d", n=3)).click()
        page.locator(".message.tone-good").first.wait_for()
    assert Credential.objects.filter(cohort=group, title="Nurse aide").count() == 3
    assert set(group.enrollments.values_list("status", flat=True)) == {"completed"}

    # On paper, and on record.
    page.goto(reverse("certificate", args=[learners[0].key]))
    page.get_by_role("heading", name="L0 Last").wait_for()
    page.goto(reverse("cohort_log", args=[group.key]))
    page.get_by_text(say("Accepted the seat")).first.wait_for()
    for name in ("cohort_detail", "cohort_sessions", "cohort_log"):
        page.goto(reverse(name, args=[group.key]))
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
