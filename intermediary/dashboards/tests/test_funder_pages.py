"""A funder's pages: drawn from the stored body alone, each figure with its own address, nothing of anybody else's."""

import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.dashboards.funders import drawings, page
from intermediary.dashboards.funders.comparing import compared
from intermediary.dashboards.funders.reading import Reading
from intermediary.dashboards.tests.bodies import body, draft, published
from intermediary.tests import people
from intermediary.tests.visits import plain
from placements.outcomes.models import Release

pytestmark = pytest.mark.django_db
# What a request may ask about: who comes, whose grants, which releases. No table with a person of the initiative.
TABLES = {
    "accounts_user", "django_session", "funding_fundermember", "funding_funder", "funding_grant",
    "initiatives_initiative", "outcomes_release",
}  # fmt: skip
ASKED = re.compile(r'name="next" value="[^"]*"')  # the address, in the form that changes the language


@pytest.fixture
def grant():
    return people.grant(title="Health Careers Launch")


@pytest.fixture
def release(grant):
    return published(grant)


@pytest.fixture
def door(client, grant):
    client.force_login(people.funder_user(grant))
    return client


def addresses(release: Release, figure: str = "pipeline") -> list[str]:
    """Everything of a release that a funder may open."""
    return [
        f"{reverse('grant_dashboard', args=[release.grant.key])}?release={release.pk}",
        f"{reverse('grant_compare', args=[release.grant.key])}?later={release.pk}",
        reverse("release_figure", args=[release.pk, figure]),
        *(reverse("release_picture", args=[release.pk, figure, kind]) for kind in ("svg", "png")),
        *(reverse("release_file", args=[release.pk, kind]) for kind in ("csv", "xlsx", "pdf", "json")),
    ]


def withdraw(release: Release) -> None:
    with event("test.withdrawn"):
        release.withdrawn_at, release.withdrawn_reason = timezone.now(), "Wrong month"
        release.save()


def test_the_page_says_targets_figures_and_definitions_and_asks_no_person_table(door, release):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        html = door.get(reverse("grant_dashboard", args=[release.grant.key])).content.decode()
    for words in ("3 of 5 targets met, 1 below, 1 not yet due", "83.8%", "335 of 400", "Well done.", "95.0%",
                  "Who counts", "not the program&#x27;s impact", "95% or more", "too few to show"):  # fmt: skip
        assert words in html
    tables = set(re.findall(r'(?:from|join) "(\w+)"', " ".join(query["sql"] for query in asked), re.IGNORECASE))
    assert tables <= TABLES


def test_every_drawing_of_the_page_has_an_address_and_is_a_picture(door, grant, release):
    earlier = published(grant, "2026-03-31", lift=-0.05)
    reading = Reading(release.body)
    found = [drawing for each in drawings.sections(reading, [Reading(earlier.body)]) for drawing in each.drawings]
    keys = {drawing.key for drawing in found}
    assert {"pipeline", "curve.same", "milestones.same", "wages.bins", "wages.medians", "quality", "employers",
            "sector.placement.by.cohort", "sector.completion.by.gender", "sector.placement.trend"} <= keys  # fmt: skip
    assert len(keys) == len(found)
    dashboard = door.get(reverse("grant_dashboard", args=[grant.key])).content.decode()
    for drawing in found:
        address = reverse("release_figure", args=[release.pk, drawing.key])
        assert address in dashboard
        html = door.get(address).content.decode()
        assert f"release {release.pk}, as of June 30, 2026" in html
        svg = door.get(reverse("release_picture", args=[release.pk, drawing.key, "svg"])).content.decode()
        ElementTree.fromstring(svg.encode())  # noqa: S314 our own
        assert f"release {release.pk}" in svg
        assert "var(" not in svg  # it stands without our style sheet
    png = door.get(reverse("release_picture", args=[release.pk, "employers", "png"]))
    assert png.content.startswith(b"\x89PNG")


def test_foreign_draft_withdrawn_and_missing_are_one_and_the_same_answer(door, grant, release):
    foreign, unpublished, gone = published(people.grant()), draft(grant, "2026-05-31"), published(grant, "2026-04-30")
    assert [door.get(address).status_code for address in addresses(gone)] == [200] * 9  # and so it is kept, drawn
    withdraw(gone)
    missing = Release(pk=foreign.pk + 1000, grant=grant)
    for same in zip(*(addresses(other) for other in (foreign, unpublished, gone, missing)), strict=True):
        answers = {(response.status_code, ASKED.sub("", plain(response))) for response in map(door.get, same)}
        assert [code for code, _content in answers] == [404], same
    assert door.get(reverse("release_detail", args=[release.pk])).status_code == 404
    for made_up in ("figures/pipeline/exe", "figures/nothing", "files/doc", "figures/~2E~2E"):
        assert door.get(f"/releases/{release.pk}/{made_up}/").status_code == 404
    for wanted in ("0", "9" * 30, "x", "-1", "²"):
        assert door.get(reverse("grant_dashboard", args=[grant.key]), {"release": wanted}).status_code == 404


def test_a_page_is_drawn_once_and_again_where_its_trend_changes(door, grant, release, monkeypatch):
    drawn = []
    draw = page.draw
    monkeypatch.setattr(page, "draw", lambda *given: drawn.append(given) or draw(*given))
    address = reverse("grant_dashboard", args=[grant.key])
    first = [plain(door.get(address)) for _ in range(3)]
    assert len(drawn) == 1
    earlier = published(grant, "2026-03-31", lift=-0.05)
    assert "Over releases" in door.get(address).content.decode()
    withdraw(earlier)
    assert plain(door.get(address)) == first[0]
    assert len(drawn) == 2


def test_two_releases_side_by_side_say_no_difference_between_two_definitions(door, grant, release):
    earlier = published(grant, "2026-03-31", lift=-0.05)
    html = door.get(reverse("grant_compare", args=[grant.key])).content.decode()
    assert "+5.0 points" in html
    for name in ("earlier", "later"):
        assert door.get(reverse("grant_compare", args=[grant.key]), {name: "999999"}).status_code == 404
    changed = body("2026-03-31", -0.05)
    changed["definitions"][0]["version"] = 2
    lines = compared(Reading(earlier.body), Reading(body())), compared(Reading(changed), Reading(body()))
    same, other = (next(line for line in tables[0][1] if line.measure == "Completed the training") for tables in lines)
    assert (same.difference, same.note) == ("+5.0 points", "")
    assert other.difference == "–"
    assert "version 2, then 1" in other.note


def test_what_is_of_a_whole_initiative_is_for_everybody_and_a_grant_is_not(client, grant, release):
    whole = published(None, initiative=grant.initiative)
    html = client.get(reverse("public_dashboard", args=[grant.initiative.key])).content.decode()
    assert reverse("public_figure", args=[whole.pk, "pipeline"]) in html
    for name, more in (
        ("public_figure", ["pipeline"]),
        ("public_picture", ["pipeline", "svg"]),
        ("public_file", ["csv"]),
    ):
        assert client.get(reverse(name, args=[whole.pk, *more])).status_code == 200
        assert client.get(reverse(name, args=[release.pk, *more])).status_code == 404
    assert client.get(reverse("release_figure", args=[release.pk, "pipeline"])).status_code == 302  # to sign in


def test_staff_look_at_the_figures_of_a_draft_before_it_is_out(client, grant):
    made = draft(grant)
    client.force_login(people.user(Role.COACH))
    for address in addresses(made)[2:]:
        assert client.get(address).status_code == 200
    figure = client.get(reverse("release_figure", args=[made.pk, "pipeline"])).content.decode()
    assert f"draft {made.pk}" in figure


def test_the_page_is_whole_in_spanish(door, release):
    door.cookies["django_language"] = "es"
    html = door.get(reverse("grant_dashboard", args=[release.grant.key])).content.decode()
    main = re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1])
    assert "metas cumplidas" in main
    for english in ("Pipeline", "Gender", "Female", "Quarter", "Enrolled", "Completed", "interval ", "Group ", "Who "):
        assert english not in main
