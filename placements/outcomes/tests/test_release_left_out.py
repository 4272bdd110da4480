"""Small grants, wages of one firm, and exact counts: what a release leaves out."""

from datetime import timedelta

import pytest

from placements.outcomes.disclosure import HIDE
from placements.outcomes.models import Release
from placements.outcomes.releases import build, build_release, publish
from placements.outcomes.releases.body import total
from placements.outcomes.releases.build import Subject, run_for
from placements.outcomes.releases.counting import count
from placements.outcomes.releases.values import values_of

from .test_release_figures import AS_OF, release

pytestmark = pytest.mark.django_db


def test_a_short_curve():
    for curve in release(30).body["curves"]:
        assert curve["stopped_on"] < 365
        assert all(point["day"] < curve["stopped_on"] for point in curve["points"])


def test_wages_that_are_mostly_one_firm_s_are_not_shown():
    body = release(260, firms="A" * 40 + "BC").body
    assert {figure["value"] for figure in total(body)["amounts"].values()} == {None}
    assert body["wage_bins"] == []


def test_exact_counts_by_the_other_method_and_its_successor(monkeypatch):
    """*Hide*: what is shown is exact; of the next release nothing is shown that differs by 1-10."""
    few = {name: build.TABLES[name] for name in ("total", "program", "gender")}
    monkeypatch.setattr(build, "TABLES", few)
    first = publish(release=release(160, method=HIDE), by=None)
    assert first.state == Release.State.PUBLISHED
    subject = Subject(first.initiative, first.grant)
    true = count(run_for(first.initiative, AS_OF), subject.scope).rows
    shown = total(first.body)["figures"]["sector.completion"]
    assert shown["denominator"] == true["total"][()]["sector.completion"]["denominator"]
    second = build_release(grant=first.grant, as_of=AS_OF + timedelta(days=30), method=HIDE, by=None)
    before, after = values_of(first.body), values_of(second.body)
    moved = {
        abs(value - before[cell])
        for cell, value in after.items()
        if cell.name in ("numerator", "denominator") and value is not None and before.get(cell) is not None
    }
    assert moved
    assert not moved & set(range(1, 11))
