"""Openings as schema.org job postings: what we write is of the vocabulary, and what others write is read or named."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from employers.models import Opening
from employers.postings.reading import Unreadable, read
from employers.postings.writing import document
from employers.tests.vocabulary import problems
from intermediary.accounts.roles import Role
from intermediary.tests import people
from intermediary.tests.visits import fields, visitor, words

HOSTILE = "</script><script>alert(1)</script> & <b>"
FULL = {
    "title": f"Nurse aide {HOSTILE}",
    "description": f"Days, mostly.\n\n{HOSTILE}",
    "soc": "31-1131",
    "hourly_wage_low": Decimal("21.50"),
    "hourly_wage_high": Decimal("24"),
    "weekly_hours": Decimal(36),
    "positions": 3,
    "shifts": ["day", "weekend"],
    "health_insurance": True,
    "paid_leave": False,
    "permanent": False,
    "place": "remote",
    "address": "1 Main St",
    "zip": "04101",
    "county_fips": "23005",
    "required_skills": ["Lifting", "Charting"],
    "required_credentials": ["CNA"],
    "listed": True,
}


@pytest.fixture
def shown(db):
    """An initiative with one opening on its public page, and the opening."""
    initiative = people.initiative(name="Care in the Lakes")
    firm = people.employer(name="Clinic", county_fips="23005")
    return initiative, people.opening(firm, initiative=initiative, **FULL)


def address(opening) -> str:
    return reverse("public_opening", args=[opening.initiative.key, opening.key])


def in_the_page(response) -> dict:
    page = response.content.decode()
    return json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])


def test_what_stands_in_the_page_and_in_the_feed_is_of_the_vocabulary(client, shown):
    initiative, opening = shown
    bare = people.opening(people.employer(), initiative=initiative, title="Bare", listed=True)  # says next to nothing
    said = in_the_page(client.get(address(opening)))
    assert problems(said) == []
    assert (said["title"], said["hiringOrganization"]["name"]) == (opening.title, "Clinic")
    assert said["baseSalary"]["value"] == {
        "@type": "QuantitativeValue", "unitText": "HOUR", "minValue": 21.5, "maxValue": 24.0
    }  # fmt: skip
    assert said["jobBenefits"] == "Health insurance"  # what it denies is not said to be there
    assert problems(in_the_page(client.get(address(bare)))) == []
    feed = json.loads(client.get(reverse("public_opening_feed", args=[initiative.key])).content)
    assert problems(feed) == []
    assert [each["item"]["title"] for each in feed["itemListElement"]] == ["Bare", opening.title]
    assert problems({**said, "salary": 3, "directApply": "yes", "datePosted": "soon", "jobLocation": {}}) != []


def test_what_we_write_we_read_again(shown):
    _initiative, opening = shown
    written = json.dumps({"@graph": [[document(opening, "https://example.org/o")], {"@type": "WebPage"}]}).encode()
    [found] = read(written)
    same = ("hourly_wage_low", "hourly_wage_high", "positions", "soc", "place", "address", "zip", "county_fips",
            "required_skills", "required_credentials", "permanent", "posted_on")  # fmt: skip
    assert {name: found.values[name] for name in same} == {name: getattr(opening, name) for name in same}
    assert (found.firm, found.left_out) == ("Clinic", [])


def test_what_is_not_understood_is_named_and_never_guessed():
    [found] = read(
        json.dumps(
            {
                "@type": ["Thing", "schema:JobPosting"], "title": "Welder", "datePosted": "yesterday",
                "totalJobOpenings": "many", "validThrough": "2025-05-01T00:00:00Z",
                "baseSalary": {"currency": "USD", "value": {"unitText": "YEAR", "value": 50000}},
            }
        ).encode()
    )  # fmt: skip
    assert "hourly_wage_low" not in found.values
    assert (found.values["posted_on"], found.values["expires_on"]) == (None, date(2025, 5, 1))
    assert len(found.left_out) == 3
    for content in (b"", b"\xff\xfe", b"[]", b"{}", b"NaN", b"[" * 100_000, b'{"@type": "Person"}'):
        with pytest.raises(Unreadable):
            read(content)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=8) | st.just("JobPosting"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ("@type", "title", "baseSalary", "value", "unitText", "jobLocation", "address", "skills", "datePosted",
         "totalJobOpenings", "occupationalCategory", "employmentType", "hiringOrganization")), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(JSON)
def test_no_file_brings_the_reader_down(data):
    posting = {**data, "@type": "JobPosting"} if isinstance(data, dict) else {"@type": "JobPosting", "title": data}
    [found] = read(json.dumps(posting).encode())
    assert isinstance(found.values["title"], str)


def test_only_what_is_open_and_listed_is_public(client, shown):
    initiative, opening = shown
    today = timezone.localdate()
    hidden = [
        people.opening(opening.employer, initiative=initiative, **each)
        for each in (
            {"listed": False}, {"listed": True, "status": "draft"}, {"listed": True, "status": "review"},
            {"listed": True, "posted_on": today + timedelta(days=1)},
            {"listed": True, "posted_on": today - timedelta(days=9), "expires_on": today - timedelta(days=1)},
        )
    ]  # fmt: skip
    other = people.initiative()
    for visit in (client, visitor(people.funder_user(people.grant(initiative))), visitor(people.user(Role.EMPLOYER))):
        page = words(visit.get(reverse("public_opening_list", args=[initiative.key])))
        assert opening.title in page
        assert page.count('class="card"') == 1
        assert visit.get(address(opening)).status_code == 200
        for each in hidden:
            assert visit.get(address(each)).status_code == 404
        assert visit.get(reverse("public_opening", args=[other.key, opening.key])).status_code == 404
        assert visit.get(reverse("public_opening_list", args=[other.key])).status_code == 404
    markup = client.get(address(opening)).content.decode()
    assert HOSTILE not in markup
    assert markup.count("<script") == 4  # three files of ours and the data


def upload(opening) -> SimpleUploadedFile:
    cook, nameless = {"@type": "JobPosting", "title": "Cook"}, {"@type": "JobPosting"}
    jobs = [document(opening, "https://example.org/o"), cook, nameless]
    return SimpleUploadedFile("board.exe", json.dumps(jobs).encode())


def test_a_firm_imports_postings_as_drafts_after_a_look(shown):
    opening = shown[1]
    door = visitor(people.employer_user(opening.employer))
    page = reverse("own_postings", args=[opening.employer.key])
    preview = door.post(page, {"file": upload(opening)})
    assert "on record already" in words(preview)
    assert "it has no title" in words(preview)
    assert Opening.objects.count() == 1  # nothing yet
    taken = preview.context["taken"]
    assert door.post(page, {"taken": taken}).status_code == 302
    made = Opening.objects.get(title="Cook")
    assert (made.employer, made.status, made.listed) == (opening.employer, "draft", False)
    door.post(page, {"taken": taken})  # the same preview again
    assert Opening.objects.filter(title="Cook").count() == 1
    # Another firm's preview, a forged one, another firm's page: nothing.
    other = people.employer_user(people.employer())
    assert visitor(other).get(page).status_code == 404
    theirs = reverse("own_postings", args=[other.employer_memberships.get().employer.key])
    for sent in (taken, taken[:-2] + "xx"):
        assert "too old" in words(visitor(other).post(theirs, {"taken": sent}, follow=True))
    assert Opening.objects.count() == 2


def test_a_review_comes_before_the_posting_and_after_every_change(shown, client):
    initiative, opening = shown
    with people.event("standard.set"):
        initiative.standards.create(starts_on=date(2024, 1, 1), reviews_openings=True)
    firm, desk = opening.employer, visitor(people.user(Role.COACH))
    door = visitor(people.employer_user(firm))
    assert client.get(address(opening)).status_code == 404  # nobody has read it yet
    sent = {"title": "Cook", "positions": "1", "status": "open", "posted_on": "2025-04-01", "listed": "on",
            "initiative": initiative.pk}  # fmt: skip
    assert "Staff look at it" in words(door.post(reverse("own_opening_add", args=[firm.key]), sent, follow=True))
    new = Opening.objects.get(title="Cook")
    assert new.status == "review"
    assert "Waiting for review" in words(door.get(reverse("own_openings")))
    detail = reverse("opening_detail", args=[new.key])
    assert "This opening waits for you" in words(desk.get(detail))
    desk.post(reverse("opening_return", args=[new.key]), {"review_note": "Say what it pays."})
    edit = reverse("own_opening_edit", args=[new.key])
    assert "Say what it pays." in words(door.get(edit))
    door.post(edit, {**fields(door.get(edit)), "status": "open", "hourly_wage_low": "20"})
    desk.post(reverse("opening_approve", args=[new.key]))
    assert client.get(address(new)).status_code == 200
    door.post(edit, {**fields(door.get(edit)), "hourly_wage_low": "12"})
    new.refresh_from_db()
    assert (new.status, new.reviewed_on) == ("open", None)  # still counted, but read again before it is public
    assert client.get(address(new)).status_code == 404
    door.post(edit, {**fields(door.get(edit)), "reviewed_on": "2025-04-01", "status": "review"})
    assert client.get(address(new)).status_code == 404
    assert door.post(reverse("opening_approve", args=[new.key])).status_code == 404
