"""Every page that somebody can open: no serious fault of accessibility in either theme, never wider than a phone."""

from urllib.parse import urlsplit

import pytest

from intermediary.accounts.policy import POLICY
from intermediary.accounts.roles import EVERYBODY, Role
from intermediary.tests.addresses import addresses
from intermediary.tests.browser.looking import Look
from intermediary.tests.browser.pages import ALSO, EXAMPLES, NO_PAGE, address

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
DOORS = {
    "administrator": Role.ADMINISTRATOR,
    "contact": Role.EMPLOYER,
    "paying": Role.FUNDER,
    "provider": Role.PROVIDER,
}
# What surrounds every page, every component, and pages with pictures of their own.
EVERY_WAY = {
    "home", "design", "board_page", "pathway_detail", "research_occupation", "initiative_region", "cohort_detail",
    "participant_detail", "today", "outcomes", "grant_dashboard", "own_overview", "cohort_session",
    "public_pathway", "public_initiative", "apply",
}  # fmt: skip
ALIKE = {"definitions"}  # the same for whoever may read it, and long


def names(role: str) -> list[str]:
    """Pages of a role. What is everybody's (one's own account) is looked at once, as the administrator."""
    mine = [name for name, entry in POLICY.items() if role in entry.roles and not entry.public and name not in NO_PAGE]
    if role == Role.ADMINISTRATOR:
        return sorted(mine)
    return sorted(name for name in mine if name == "home" or (POLICY[name].roles != EVERYBODY and name not in ALIKE))


def test_every_page_is_looked_at():
    """A new address needs an example in pages.py, or the reason why it shows no page."""
    missing = [
        name
        for name, pattern in addresses().items()
        if POLICY[name].roles and pattern.pattern.regex.groupindex and name not in {*EXAMPLES, *NO_PAGE}
    ]
    assert missing == []
    assert EVERY_WAY - set(addresses()) == set()
    assert sorted({*EXAMPLES, *NO_PAGE, *ALSO} - set(addresses())) == []
    seen = {name for role in DOORS.values() for name in names(role)}
    closed = {name for name, entry in POLICY.items() if not entry.roles or entry.public}
    assert set(addresses()) - seen - closed - set(NO_PAGE) == set()


@pytest.mark.parametrize("who", DOORS)
def test_pages_of(who, visit, world):
    page, look = visit.sign_in(getattr(world, who)), Look()
    for name in names(DOORS[who]):
        for place in {address(name, world), address(name, world) + ALSO.get(name, "")}:
            response = page.goto(place)
            assert response.status == 200, place
            assert (
                name == "home" or urlsplit(page.url).path == urlsplit(response.request.url).path == urlsplit(place).path
            )
            look.at(page, name, every_way=name in EVERY_WAY)
    assert look.found == []


def test_pages_before_the_door(page, world):
    look = Look()
    public = [name for name, entry in POLICY.items() if entry.public and name not in NO_PAGE]
    for name in sorted(public):
        assert page.goto(address(name, world)).status == 200, name
        look.at(page, name, every_way=name in EVERY_WAY)
    assert look.found == []
