"""The lookers themselves: a page with known faults is found out, in each theme and at each width."""

import pytest

from intermediary.tests.browser.looking import Look, turn

pytestmark = pytest.mark.browser
FAULTY = """<!doctype html><html lang="en"><title>Faulty</title><style>
  body { background: #fff } p { color: #000 }
  @media (prefers-color-scheme: dark) { p { color: #eee } }
  @media (max-width: 500px) { .wide { inline-size: 600px } }
</style><main><h1>Faulty</h1><p>Words</p><img src="data:,"><div class="wide">Wide</div></main>"""


def test_faults_are_found(page):
    page.set_content(FAULTY)
    for every_way in (False, True):
        look = Look()
        look.at(page, "faulty", every_way=every_way)
        look.at(page, "faulty", every_way=every_way)  # the next page is looked at the other way
        lines = "\n".join(look.found)
        for said in (
            "faulty, light, desktop: image-alt (critical)",
            "faulty, dark, phone: image-alt (critical)",
            "faulty, dark, phone: color-contrast (serious)",
            "faulty, phone: scrolls sideways: ['div.wide']",
        ):
            assert said in lines
        assert ("faulty, dark, desktop: color-contrast (serious)" in lines) == every_way
        assert "light, desktop: color-contrast" not in lines
        assert "light, phone: color-contrast" not in lines


def test_what_the_browser_complains_of_is_heard(visit, records):
    page = visit.sign_in(records.contact)
    page.goto("/no/such/page/")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("setTimeout(() => { throw new Error('broken') })")
    page.wait_for_timeout(100)
    heard = "\n".join(visit.complaints)
    visit.complaints.clear()
    for said in ("404", "Content Security Policy", "broken"):
        assert said in heard


def test_our_pages_follow_the_readers_theme(page):
    turn(page, "light")
    page.goto("/accounts/login/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    turn(page, "dark")
    assert page.evaluate(ground) != light
