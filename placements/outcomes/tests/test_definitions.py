"""The book of measures: complete, unique, in plain words, and the only list there is."""

import pytest

from placements.outcomes.definitions import DEFINITIONS, UnknownMeasure, published, quality, select
from placements.outcomes.engine import Row, earnings, prices, progression, wages, wioa
from placements.outcomes.engine.computation import FAMILIES, FIRMS
from placements.outcomes.engine.quality import MET
from placements.outcomes.engine.training import COLUMNS
from placements.outcomes.exports import PLACES
from placements.outcomes.oracle import quality as oracle

WORDS = ("key", "title", "counts", "denominator", "numerator", "exclusions", "source")
DAYS = (30, 60, 90, 180, 365)
METHODS = {"", "same", "continuous", "snapshot", "again", "before", "since", "replacement", "good", *MET}.union(
    wages.AMOUNTS, prices.AMOUNTS, earnings.AMOUNTS, progression.AMOUNTS
)


def test_every_key_of_the_standard_that_the_foundation_needs_is_there():
    keys = {definition.key for definition in published()}
    assert keys == {
        "sector.completion",
        "sector.placement",
        *(f"sector.ret.{method}.{days}" for method in ("same", "continuous", "snapshot") for days in DAYS),
        *(f"sector.km.{method}.{days}" for method in ("same", "continuous") for days in DAYS),
        *(f"wioa.{indicator}" for indicator in ("er_q2", "er_q4", "median_q2", "credential", "msg", "ese")),
        *(
            f"emp.{key}"
            for key in ("penetration", "repeat", "time_to_fill", "fill_rate", "turnover", "turnover.before")
        ),
        *(f"emp.hire_retention_diff.{days}" for days in (90, 180, 365)),
        *(
            f"wage.{gain}{part}"
            for gain in ("hourly_gain", "annualised_gain", "earnings_gain", "progression.180", "progression.365")
            for part in ("", ".mean", ".share_gaining")
        ),
        "wage.replacement",
        "job.good_share",
        *(f"job.item.{item}" for item in MET),
    }


@pytest.mark.parametrize("key", DEFINITIONS)
def test_a_definition_says_everything_and_can_be_computed(key):
    definition = DEFINITIONS[key]
    assert all(str(getattr(definition, word)).strip() for word in WORDS)
    assert "{" not in "".join(str(getattr(definition, word)) for word in WORDS)
    assert definition.version >= 1
    assert definition.unit in PLACES
    assert definition.family in {**FAMILIES, **FIRMS}
    assert definition.method in METHODS
    assert definition.family != "enrollment" or key in COLUMNS
    assert definition.family != "period" or key in wioa.COLUMNS


def test_gains_carry_their_warning():
    for definition in published():
        if definition.key.startswith("wage."):
            assert "not programme impact" in str(definition.note)


def test_a_key_names_the_family_below_it_but_supporting_figures_only_by_themselves():
    assert [d.key for d in select(["wage.hourly_gain"])] == [
        "wage.hourly_gain", "wage.hourly_gain.mean", "wage.hourly_gain.share_gaining",
    ]  # fmt: skip
    assert [d.key for d in select(["sector.placement"])] == ["sector.placement"]
    assert [d.key for d in select(["wage.before"])] == ["wage.before"]
    assert "wage.hourly_gain.real" not in {d.key for d in select(["wage"])}
    assert [d.key for d in select(["wage.before.real"])] == ["wage.before.real"]
    assert select(None) == select([]) == published()


@pytest.mark.parametrize("key", ["", "sector.", "sector.ret.sam", "wioa.er_q3", "sector.ret.same.31"])
def test_an_unknown_key_is_refused(key):
    with pytest.raises(UnknownMeasure):
        select([key])


def test_cut_offs_of_a_good_job_are_those_of_the_rule_and_are_printed():
    assert tuple(quality.ITEMS) == tuple(oracle.items(oracle.JobConditions(), None))
    names = ("FULL_TIME_HOURS", "NOTICE_DAYS", "ENOUGH")
    assert [getattr(quality, name) for name in names] == [getattr(oracle, name) for name in names]
    printed = " ".join(str(DEFINITIONS[key].numerator) for key in DEFINITIONS if key.startswith("job."))
    assert all(number in printed for number in ("35 hours", "14 days", "at least 6 of the 8"))


def test_a_row_has_the_columns_of_the_exchange_format():
    assert ",".join(Row._fields) == (
        "as_of,measure,scope,scope_key,cut,cut_value,numerator,denominator,unknown,immature,excluded,value,low,high,"
        "unit,definition_version"
    )
