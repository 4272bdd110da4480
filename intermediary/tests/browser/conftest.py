"""A real Chromium on a real server. Whatever the browser complains about fails the test."""

import os

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from intermediary.tests.browser.world import World
from intermediary.tests.people import PASSWORD

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def chromium():
    """One Chromium for all tests. A missing one is a failure: what no browser saw was not tested."""
    if not os.access(CHROMIUM, os.X_OK):
        pytest.fail(f"There is no Chromium at {CHROMIUM}. Install one, or name it in CHROMIUM.", pytrace=False)
    # Playwright keeps an event loop in this thread, and Django then refuses the fixtures' own queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        except Error as error:
            pytest.fail(f"Chromium at {CHROMIUM} does not start: {error}", pytrace=False)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class Visit:
    """Browser windows of one test, and everything they complained about."""

    def __init__(self, browser: Browser, home: str):
        self.browser, self.home = browser, home
        self.contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def window(self, **options) -> Page:
        """A fresh browser profile with one page. Console errors, among them broken CSP rules, are collected."""
        options = {"viewport": DESKTOP, "reduced_motion": "reduce", "locale": "en-US", **options}
        context = self.browser.new_context(base_url=self.home, **options)
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self._heard(page, message.type, message.text))
        page.on("pageerror", lambda error: self._heard(page, "error", str(error)))
        return page

    def sign_in(self, user, page: Page | None = None) -> Page:
        """Enter through the sign-in page, as people do. The user's password is `people.PASSWORD`."""
        page = page or self.window()
        page.goto(reverse("account_login"))
        page.get_by_label("Email").fill(user.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.locator("details.account summary").wait_for()
        return page

    def _heard(self, page: Page, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(f"{page.url}: {text}")

    def leave(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture
def visit(chromium, live_server):
    """Windows for this test; at its end nothing may have been complained about."""
    found = Visit(chromium, live_server.url)
    yield found
    found.leave()
    assert found.complaints == []


@pytest.fixture
def page(visit) -> Page:
    return visit.window()


@pytest.fixture
def world(live_server) -> World:
    return World()


@pytest.fixture
def records(live_server) -> World:
    """The same without figures, releases and imports, in half the time."""
    return World(papers=False)
