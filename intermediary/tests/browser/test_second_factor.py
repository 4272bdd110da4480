"""The second factor from scanning to signing in, each of its pages looked at on the way."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from intermediary.tests.browser.looking import Look
from intermediary.tests.people import PASSWORD

pytestmark = pytest.mark.browser


def code(secret: str) -> str:
    """What an authenticator app shows just now. A code counts once: the app is waited for by forgetting the last."""
    cache.clear()
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_a_second_factor_is_set_up_and_asked_for(visit, records, settings):
    settings.STAFF_SECOND_FACTOR = True
    page, look = visit.sign_in(records.administrator), Look()
    assert page.url.endswith(reverse("mfa_index"))  # nothing else opens before it is set up
    page.goto(reverse("mfa_activate_totp"))
    look.at(page, "account_reauthenticate")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.wait_for_url(re.compile(reverse("mfa_activate_totp") + "$"))
    look.at(page, "mfa_activate_totp")
    secret = page.locator("input[disabled], input[readonly]").first.input_value()
    page.get_by_label("Authenticator code").fill(code(secret))
    page.get_by_role("button", name="Activate").click()
    page.wait_for_url(re.compile("recovery"))
    for name in ("mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp", "mfa_index"):
        assert page.goto(reverse(name)).status == 200, name
        assert page.url.endswith(reverse(name))
        look.at(page, name)

    other = visit.window()
    other.goto(reverse("account_login"))
    other.get_by_label("Email").fill(records.administrator.email)
    other.get_by_label("Password").fill(PASSWORD)
    other.get_by_role("button", name="Sign in").click()
    other.wait_for_url(re.compile(reverse("mfa_authenticate")))
    look.at(other, "mfa_authenticate")
    other.goto(reverse("participant_list"))
    assert other.url.endswith(reverse("mfa_authenticate"))  # the password alone opens nothing
    other.get_by_label("Code").fill("000000")
    other.get_by_role("button", name="Sign In").click()
    other.get_by_text("Incorrect code").first.wait_for()
    other.get_by_label("Code").fill(code(secret))
    other.get_by_role("button", name="Sign In").click()
    other.locator("details.account summary").wait_for()
    other.goto(reverse("participant_list"))
    other.get_by_role("heading", name="Participants").wait_for()
    assert look.found == []


def test_the_page_of_a_password_mail(visit, records):
    page, look = visit.window(), Look()
    page.goto(reverse("account_reset_password"))
    page.get_by_label("Email").fill(records.contact.email)
    page.get_by_role("button", name="Reset My Password").click()
    page.wait_for_url(re.compile(reverse("account_reset_password_done")))
    link = re.search(r"https?://\S+", mail.outbox[0].body)[0]
    page.goto(link)
    look.at(page, "account_reset_password_from_key")
    page.goto(link.replace("key/", "key/x"))
    look.at(page, "account_reset_password_from_key, spent")
    assert look.found == []
