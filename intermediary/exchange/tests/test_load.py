"""Loading what is right: created, changed, unchanged, and where each value goes."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.models import Employer
from intermediary.audit.models import Change, Event
from intermediary.exchange.loader import Counts, load, load_folder
from intermediary.exchange.tests.folders import ROWS, WHOLE, problems, whole, write
from participants.models import Exclusion, Participant
from placements.models import Card, Placement
from trainings.models import Cohort, Provider

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def loaded(tmp_path):
    folder = whole(tmp_path / "whole")
    report = load_folder(folder)
    assert problems(report) == []
    return folder


def test_everything_is_created_once(loaded):
    report = load_folder(loaded)
    assert report.total() == Counts(0, 0, ROWS)
    assert report.written


def test_values_stand_where_they_belong(loaded):
    ana = Participant.objects.select_related("identity", "traits", "prior_job").get(key="p1")
    assert (ana.identity.last_name, ana.identity.zip) == ("Díaz", "06103")
    assert (ana.traits.gender, ana.traits.race, ana.traits.education) == ("female", ["asian", "white"], "diploma")
    assert (ana.traits.hispanic, ana.traits.veteran, ana.traits.disability) == (True, False, None)
    assert ana.prior_job.hourly_wage == Decimal("15.50")
    assert Employer.objects.get(key="e2").parent.key == "e1"
    cohort = Cohort.objects.get(key="c1")
    assert (cohort.provider.name, cohort.program.provider.name) == ("South", "North")
    assert {grant.key for grant in cohort.grants.all()} == {"g1", "g2"}
    job = Placement.objects.get(key="j1")
    assert (job.subsidized, job.training_related, job.paid_leave) == (False, True, None)


def test_the_reason_of_an_exclusion_is_sealed(loaded):
    exclusion = Exclusion.objects.get(key="x1")
    assert exclusion.reason == "07"
    assert exclusion.keeps_education
    assert b"07" not in bytes(exclusion.reason_sealed)


def test_who_consented_has_a_card_and_a_new_name_reaches_it(loaded):
    assert [card.name for card in Card.objects.all()] == ["Ana Díaz"]
    report = load({"participants": [{"participant": "p1", "first_name": "Anna", "last_name": "Díaz"}]})
    assert report.total() == Counts(0, 1, 0)
    assert [card.name for card in Card.objects.all()] == ["Anna Díaz"]


def test_a_missing_column_changes_nothing_and_an_empty_cell_clears(loaded, tmp_path):
    folder = write(tmp_path / "some", participants="participant,first_name,last_name,zip\np1,Ana,Díaz,\n")
    assert load_folder(folder).total() == Counts(0, 1, 0)
    ana = Participant.objects.get(key="p1")
    assert (ana.identity.zip, ana.identity.county_fips, ana.traits.gender) == ("", "09003", "female")
    folder = write(tmp_path / "some", placements="placement,participant,employer,started_on,hourly_wage,end_reason\n"
                   "j1,p1,e1,2023-06-01,,\n")  # fmt: skip
    assert load_folder(folder).files["placements.csv"] == Counts(0, 1, 0)
    job = Placement.objects.get(key="j1")
    assert (job.hourly_wage, job.weekly_hours, job.cohort.key) == (None, Decimal("36.00"), "c1")


def test_the_list_of_grants_is_what_the_cell_says(loaded):
    row = {"cohort": "c1", "initiative": "i1", "program": "r1", "grants": "g2"}
    assert load({"cohorts": [row]}).total() == Counts(0, 1, 0)
    assert [grant.key for grant in Cohort.objects.get(key="c1").grants.all()] == ["g2"]
    assert load({"cohorts": [{**row, "grants": ""}]}).total() == Counts(0, 1, 0)
    assert load({"cohorts": [{**row, "provider": "Brand new"}]}).total() == Counts(0, 1, 0)
    assert Provider.objects.filter(name="Brand new").exists()


def test_a_dry_run_counts_and_leaves_nothing(tmp_path):
    report = load_folder(whole(tmp_path), dry_run=True)
    assert report.total() == Counts(ROWS, 0, 0)
    assert not report.written
    assert not Event.objects.exists()
    assert not Participant.objects.exists()


def test_one_load_is_one_event_with_the_rows_before_and_after(loaded):
    assert Event.objects.get().action == "records.loaded"
    load({"placements": [{"placement": "j1", "participant": "p1", "employer": "e1", "started_on": "2023-06-01",
                          "hourly_wage": "21"}]})  # fmt: skip
    change = Change.objects.get(event=Event.objects.latest("pk"), operation="U")
    assert (change.before["hourly_wage"], change.after) == (18.5, {"hourly_wage": 21.0})


def test_two_jobs_may_change_places_in_one_load(loaded):
    rows = [
        {"placement": "j1", "participant": "p1", "employer": "e2", "started_on": "2022-06-01"},
        {"placement": "j2", "participant": "p1", "employer": "e1", "started_on": "2023-06-01"},
    ]
    report = load({"placements": [{**row, "last_day_worked": "", "last_known_employed_on": ""} for row in rows]})
    assert problems(report) == []
    assert report.total() == Counts(0, 2, 0)


def test_a_bom_other_line_ends_and_columns_in_capitals_are_read(tmp_path):
    text = '\ufeffFunder , NAME\r\nf1,"A ""B"",\nC"\r\n\r\n,\r\nf2, D \r\n'
    report = load_folder(write(tmp_path, funders=text))
    assert problems(report) == []
    assert load({"funders": [{"funder": "f1", "name": 'A "B",\nC'}, {"funder": "f2", "name": "D"}]}).total() == Counts(
        0, 0, 2
    )


def test_the_number_of_statements_does_not_grow_with_the_rows():
    def statements(count: int) -> int:
        people = [{"participant": f"{count}-{n}", "first_name": "A", "last_name": "B"} for n in range(count)]
        consents = [{"consent": f"{count}-{n}", "participant": f"{count}-{n}", "purpose": "referral",
                     "given_on": "2025-01-01"} for n in range(count)]  # fmt: skip
        with CaptureQueriesContext(
            connection,
        ) as queries:
            report = load({"participants": people, "consents": consents})
        assert report.total() == Counts(2 * count, 0, 0)
        return len(queries)

    assert statements(2) == statements(300)


def test_every_file_of_the_page_is_known():
    from intermediary.exchange.files import ORDER, files

    assert [file.name for file in files()] == list(ORDER)
    for file in files():
        columns = [file.key, *(column.name for column in file.columns)]
        assert WHOLE[file.name].splitlines()[0] == ",".join(columns)
