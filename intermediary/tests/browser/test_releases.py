"""A funder in a real browser: every chart with its table, every file, and every address that is not theirs."""

import re
from datetime import date

import pytest
from django.urls import reverse

from intermediary.accounts.policy import POLICY
from intermediary.accounts.roles import Role
from intermediary.dashboards import tasks
from intermediary.dashboards.tests import bodies
from intermediary.jobs import services as jobs
from intermediary.jobs.models import Job
from intermediary.tests import people
from intermediary.tests.browser.looking import Look
from intermediary.tests.browser.pages import EXAMPLES, address
from intermediary.tests.browser.world import TODAY
from placements.outcomes.models import Release

assert tasks  # knows how to build
pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
BEGINS = {"pdf": b"%PDF-", "xlsx": b"PK", "csv": "\ufeffrelease,grant".encode(), "json": b"{"}

# Of each chart: how many of its drawings are seen, the rows of its table, and whether all are as wide as the head.
CHARTS = """() => [...document.querySelectorAll('figure.chart')].map(chart => {
    const rows = [...chart.querySelectorAll('tbody tr')], width = chart.querySelectorAll('thead tr > *').length;
    return {
        title: chart.querySelector('.chart-title').innerText,
        drawings: [...chart.querySelectorAll('svg.drawing')].filter(each => each.checkVisibility()).length,
        rows: rows.length,
        even: rows.every(row => row.children.length === width),
    };
})"""


def of_release(pk: int) -> list[str]:
    """Every address that has a release's number in it."""
    return [
        reverse("release_detail", args=[pk]),
        reverse("release_figure", args=[pk, "pipeline"]),
        *(reverse("release_picture", args=[pk, "pipeline", kind]) for kind in ("svg", "png")),
        *(reverse("release_file", args=[pk, kind]) for kind in BEGINS),
    ]


def test_a_release_is_built_reviewed_told_of_published_and_read(visit, world):
    paid = people.grant(funder=world.grant.funder)
    cohorts = [people.cohort(paid.initiative, [paid]) for _ in range(2)]
    for n in range(48):
        status = "completed" if n % 2 else "withdrawn"
        people.enrollment(people.participant(), cohorts[n // 24], status=status, ended_on=date(2025, 3, 28))
    page = visit.sign_in(world.administrator)
    page.goto(reverse("grant_detail", args=[paid.key]))
    page.get_by_role("link", name="Build a release").click()
    page.get_by_label("As of").fill(TODAY.isoformat())
    page.get_by_role("button", name="Build").click()
    jobs.run(Job.objects.latest("pk").pk)  # as the worker does, who is not here
    page.get_by_text("Nothing hidden can be worked out").wait_for()
    page.get_by_role("link", name="Narrative").click()
    page.get_by_label("Narrative").fill("Half of them finished.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("it can no longer be changed").wait_for()
    built = Release.objects.latest("pk")
    assert built.attack["findings"] == []
    page = visit.sign_in(world.paying, visit.window())
    page.goto(reverse("grant_dashboard", args=[paid.key]))
    page.get_by_text("Half of them finished.").wait_for()
    words = page.locator("main").inner_text()
    assert f"release {built.pk}, as of" in words
    assert "25 of 50" in words  # 24 of 48 finished
    assert "24 of 48" not in words


def test_a_funder_reads_every_chart_and_its_table_and_takes_everything_away(visit, world):
    page, look = visit.sign_in(world.paying), Look()
    page.get_by_role("link", name=world.grant.title).first.click()
    page.get_by_text("3 of 5 targets met, 1 below, 1 not yet due").wait_for()
    page.locator("figure.chart .twin > summary").first.press("Enter")  # by the keyboard
    page.locator("figure.chart tbody tr").first.wait_for()
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
    charts = page.evaluate(CHARTS)
    assert len(charts) >= 15
    assert [
        chart["title"] for chart in charts if chart["drawings"] != 1 or not chart["rows"] or not chart["even"]
    ] == []
    behind = page.locator(".behind")
    assert behind.count() == len(charts)  # each says of how many it is, how many are known, and by which definition
    assert behind.filter(has_text=re.compile("known", re.IGNORECASE)).count() >= len(charts) - 4  # wages, employers
    assert behind.filter(has_text=re.compile("version 1")).count() >= len(charts) - 1  # employers are no measure
    look.at(page, "the whole page, everything open")
    taken = {}
    for kind, begins in BEGINS.items():
        with page.expect_download() as download:
            page.locator(f".downloads a[href$='/{kind}/']").click()
        taken[kind] = download.value.path().read_bytes()
        assert taken[kind].startswith(begins), kind
        assert f"release-{world.release.pk}-" in download.value.suggested_filename
    assert str(world.release.pk).encode() in taken["csv"].splitlines()[1].split(b",")[0]
    page.get_by_role("link", name="A page of its own").first.click()
    page.get_by_role("heading", name="From enrolled to retained").wait_for()
    for kind in ("SVG", "PNG"):
        with page.expect_download() as download:
            page.get_by_role("link", name=kind).click()
        assert download.value.path().stat().st_size > 1000
    page.go_back()
    page.get_by_role("link", name="Compare").click()
    page.get_by_role("heading", name="Two releases compared").wait_for()
    look.at(page, "two releases")
    assert look.found == []


def test_a_funder_finds_nothing_that_is_not_theirs(visit, world):
    """Another grant, drafts, what was withdrawn, people's pages, the admin, and every number in sequence."""
    theirs = people.grant(world.initiative)
    bodies.published(theirs)
    page = visit.sign_in(world.paying)

    def answers(place: str) -> int:
        return page.request.get(place, max_redirects=0).status

    own = {world.release.pk, world.earlier.pk}
    for pk in range(Release.objects.order_by("pk").first().pk - 1, Release.objects.order_by("-pk").first().pk + 3):
        found = {place for place in of_release(pk) if answers(place) == 200}
        assert found == (set(of_release(pk)[1:]) if pk in own else set())
    for name in ("grant_dashboard", "grant_compare"):
        assert answers(reverse(name, args=[theirs.key])) == 404
        assert (
            answers(f"{reverse(name, args=[world.grant.key])}?release={world.draft.pk}&later={world.draft.pk}") == 404
        )
    closed = [name for name, entry in POLICY.items() if not entry.public and Role.FUNDER not in entry.roles]
    reached = {name: answers(address(name, world)) for name in closed if name in EXAMPLES}
    assert {
        "participant_detail",
        "placement_edit",
        "cohort_detail",
        "outcome_records",
        "data_quality",
    } <= reached.keys()
    assert set(reached.values()) == {404}
    others = {place: answers(place) for place in ("/admin/", "/health/", "/api/v1/grants/", "/public/nothing/")}
    assert others == {"/admin/": 404, "/health/": 404, "/api/v1/grants/": 401, "/public/nothing/": 404}
