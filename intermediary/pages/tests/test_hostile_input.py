"""What nobody types by mistake: NUL, markup, SQL, endless text. A page or a refusal comes back, never an error."""

import pytest
from django.urls import reverse

from intermediary.accounts.policy import POLICY
from intermediary.accounts.roles import EMPLOYERS, Role
from intermediary.tests import people
from intermediary.tests.addresses import addresses
from intermediary.tests.visits import visitor
from participants.models import Participant

pytestmark = [pytest.mark.django_db, pytest.mark.everywhere]
NAMES = sorted(name for name, entry in POLICY.items() if entry.roles and not entry.public and name in addresses())
NAUGHTY = {
    "NUL": "a\x00b",
    "markup": '"><script>alert(1)</script>',
    "SQL and templates": "' or 1=1; -- %s %(x)s {{ 7*7 }} {% now %} \\",
    "long": "x" * 100_000,
    "no number": "-1e309",
    "signs": "../../ \u202etxt.exe \ufeff \U0001f9d1\u200d\U0001f3ed",
}


@pytest.fixture
def firm():
    return people.employer()


@pytest.fixture
def world(firm) -> dict[str, str]:
    """Arguments of addresses that lead somewhere, by address name."""
    group = people.cohort()
    paid = people.grant(group.initiative)
    person = people.participant(consents=["employment_check"])
    enrolled, job, opening = (
        people.enrollment(person, group),
        people.placement(person, firm, group),
        people.opening(firm),
    )
    return {
        "participant": person.key,
        "cohort": group.key,
        "program": group.program.key,
        "enroll": group.key,
        "enrollment": enrolled.key,
        "consent_give": person.key,
        "consent_withdraw": person.consents.get().key,
        "employer": firm.key,
        "contact": firm.key,
        "opening": opening.key,
        "headcount_add": firm.key,
        "headcount": people.headcount(firm).key,
        "opening_add": firm.key,
        "own_opening_add": firm.key,
        "own_opening": opening.key,
        "placement": job.key,
        "placement_add": person.key,
        "follow": job.key,
        "grant": paid.key,
        "target": paid.key,
        "funder": paid.funder.key,
        "initiative": group.initiative.key,
        "outcomes": group.initiative.key,
        "data_quality": group.initiative.key,
        "compute": group.initiative.key,
        "import": group.initiative.key,
    }


def address_of(name: str, world: dict[str, str]) -> str | None:
    """The address with a record that is there, or None where it takes no key (or none that we made)."""
    groups = addresses()[name].pattern.regex.groupindex
    if not groups:
        return reverse(name)
    parts = name.split("_")
    found = next((world[start] for n in range(len(parts), 0, -1) if (start := "_".join(parts[:n])) in world), None)
    return reverse(name, args=[found]) if found and len(groups) == 1 and "pk" not in groups else None


def visits(firm, world):
    """(visitor, address name, address) of every page of ours, by somebody who may come."""
    staff, contact = visitor(people.user()), visitor(people.employer_user(firm))
    for name in NAMES:
        address = address_of(name, world)
        if address and not name.startswith(("account_", "mfa_")):
            yield (contact if POLICY[name].roles == EMPLOYERS else staff), name, address


@pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY)
def test_any_text_in_any_search_and_filter(text, firm, world):
    params = dict.fromkeys(("q", "after", "status", "initiative", "program", "person", "of", "cut", "check"), text)
    for somebody, name, address in visits(firm, world):
        response = somebody.get(address, params)
        assert response.status_code in {200, 302, 400, 404, 405}, name
        assert b"<script>alert" not in response.getvalue(), name


@pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY)
def test_any_text_in_any_field_of_any_form(text, firm, world):
    tried = 0
    for somebody, name, address in visits(firm, world):
        page = somebody.get(address) if POLICY[name].writes else None
        if page:
            page.getvalue()  # a file is closed where it ends
        if not page or page.status_code != 200 or not page.context:
            continue
        forms = page.context.get("forms") or [page.context["form"]] if "form" in page.context else []
        response = somebody.post(address, {bound.html_name: text for form in forms for bound in form})
        assert response.status_code in {200, 302, 400}, name
        assert b"<script>alert" not in response.content, name
        tried += 1
    assert tried >= 20


@pytest.mark.parametrize("role", list(Role))
def test_nul_in_an_address_is_a_missing_page(role):
    somebody = visitor(people.user(role))
    for name, pattern in addresses().items():
        for argument in pattern.pattern.regex.groupindex:
            try:
                address = reverse(name, kwargs={argument: "a\x00b"})
            except Exception:  # noqa: S112 - numbers, or several arguments: other tests
                continue
            response = somebody.get(address)
            response.getvalue()
            assert response.status_code in {302, 400, 404, 405, 410}, address
    assert somebody.get("/participants/a%00b/").status_code == 404
    assert somebody.get("/participants/%ED%A0%80/").status_code == 404


def test_nul_in_a_cookie_is_nobody(client):
    client.cookies["sessionid"] = "a\x00bcdefgh"
    assert client.get(reverse("participant_list")).status_code in {302, 400}


def test_the_longest_text_a_field_takes_is_kept_whole():
    desk = visitor(people.user())
    name = "ẞ" * 100
    sent = {"identity-first_name": name, "identity-last_name": name}
    assert desk.post(reverse("participant_add"), sent).status_code == 302
    assert Participant.objects.get().identity.last_name == name
    sent["identity-last_name"] += "x"
    assert desk.post(reverse("participant_add"), sent).status_code == 200
