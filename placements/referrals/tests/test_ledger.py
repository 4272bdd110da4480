"""The demand ledger against a plain count over random records; a corrected hire moves on both sides at once."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
import time_machine
from django.urls import reverse

from employers.needs.models import HiringNeed
from intermediary.audit.events import event
from intermediary.tests import people
from intermediary.tests.visits import cost, visitor, words
from placements.models import FollowUp, Placement
from placements.outcomes.services import store
from placements.referrals import ledger
from placements.referrals.models import Referral, Step
from placements.referrals.tests.ground import at
from placements.services import save_placement
from trainings.demand.models import SeatPromise

pytestmark = [pytest.mark.django_db]
DAY = date(2026, 3, 2)


class Chain:
    """Random records of one initiative, and what a plain count makes of them: (side's id, what) → n."""

    def __init__(self, seed: int):
        self.random = Random(seed)
        self.cohorts = [people.cohort() for _ in range(3)]
        self.initiative = self.cohorts[0].initiative
        with event("test"):
            for cohort in self.cohorts[1:]:
                cohort.initiative = self.initiative
                cohort.save()
        self.firms = [people.employer() for _ in range(4)]
        self.counts = {"employer": Counter(), "cohort": Counter()}
        for _ in range(6):
            self.need()
            self.opening()
        for _ in range(14):
            self.hire(self.random.choice(self.firms), self.random.choice(self.cohorts))
        people.placement(people.participant(), self.firms[0], people.cohort())  # another initiative's
        store(initiative=self.initiative, as_of=DAY)

    def count(self, firm, cohort, what: str, n: int = 1) -> None:
        self.counts["employer"][firm.pk, what] += n
        self.counts["cohort"][cohort.pk if cohort else None, what] += n

    def need(self) -> None:
        firm, seats, gone = self.random.choice(self.firms), self.random.randint(1, 9), self.random.random() < 0.2
        with event("test"):
            need = HiringNeed.objects.create(employer=firm, initiative=self.initiative, soc="31-1131", quarter="2026Q2",
                                             seats=seats, said_on=DAY, withdrawn_on=DAY if gone else None)  # fmt: skip
            given = self.random.randint(0, seats)
            cohort = self.random.choice(self.cohorts)
            if given:
                SeatPromise.objects.create(need=need, cohort=cohort, seats=given)
        if not gone:
            self.count(firm, cohort, "promised", given)
            self.count(firm, None, "promised", seats - given)

    def opening(self) -> None:
        firm, draft = self.random.choice(self.firms), self.random.random() < 0.2
        wanted = people.opening(firm, initiative=self.initiative, positions=self.random.randint(1, 5),
                                status="draft" if draft else "open")  # fmt: skip
        if not draft:
            self.count(firm, None, "posted", wanted.positions)
        for _ in range(self.random.randint(0, 3)):
            self.refer(wanted)

    def refer(self, wanted) -> None:
        cohort = self.random.choice([*self.cohorts, None])
        path = self.random.choice((
            ["suggested"], ["suggested", "withdrawn"], ["suggested", "referred"], ["referred", "no"],
            ["referred", "interview", "interview", "not_hired"], ["referred", "yes", "offered", "withdrawn"],
        ))  # fmt: skip
        with event("test"):
            made = Referral.objects.create(participant=people.participant(), opening=wanted, cohort=cohort,
                                           status=path[-1])  # fmt: skip
            Step.objects.bulk_create(
                Step(key=f"{made.key}-{n}", referral=made, number=n + 1, status=s, on=DAY) for n, s in enumerate(path)
            )
        for what, status in (("referred", "referred"), ("interviewed", "interview"), ("offered", "offered")):
            if status in path:
                self.count(wanted.employer, cohort, what)

    def hire(self, firm, cohort) -> Placement:
        age = self.random.choice((10, 89, 90, 200))
        job = people.placement(people.participant(), firm, cohort, started_on=DAY - timedelta(age))
        said = self.random.choice(("employed_same", "not_employed", None))
        if said and age >= 90:
            with event("test"):
                FollowUp.objects.create(placement=job, status=said, source="employer",
                                        observed_on=job.started_on + timedelta(90))  # fmt: skip
        state = "not_due" if age < 90 else {"employed_same": "retained", "not_employed": "left", None: "unknown"}[said]
        self.count(firm, cohort, "hired")
        self.count(firm, cohort, state)
        return job


def read(chain: Chain, side: str) -> Counter:
    found = ledger.lines(chain.initiative, side, DAY)
    return Counter({(line.whose, what): n for line in found for what, n in line.numbers.items() if n})


@pytest.mark.parametrize("seed", range(2))
def test_both_sides_are_what_a_plain_count_finds_and_have_one_sum(seed):
    chain = Chain(seed)
    for side in ledger.SIDES:
        assert read(chain, side) == +chain.counts[side]
    sums = [ledger.total(ledger.lines(chain.initiative, side, DAY)).numbers for side in ledger.SIDES]
    assert sums[0] == sums[1]
    assert sums[0]["hired"] == sum(sums[0][state] for state in ledger.STATES)
    for (whose, what), n in read(chain, "employer").items():
        found = ledger.records(chain.initiative, "employer", whose, what, DAY)
        assert len(found) == n or ledger.RECORDS[what] in ("need", "opening")


def test_a_corrected_hire_moves_on_both_sides():
    chain = Chain(1)
    job = Placement.objects.filter(cohort__in=chain.cohorts).first()
    was, other = job.employer_id, next(firm for firm in chain.firms if firm.pk != job.employer_id)
    before = {side: read(chain, side) for side in ledger.SIDES}
    save_placement(placement=job, employer=other, by=None)
    after = read(chain, "employer")
    assert before["employer"][was, "hired"] - after[was, "hired"] == 1
    assert after[other.pk, "hired"] - before["employer"][other.pk, "hired"] == 1
    assert read(chain, "cohort") == before["cohort"]


def test_the_page_opens_every_number_and_costs_the_same_whatever_its_rows():
    with time_machine.travel(at(DAY), tick=False):
        chain = Chain(2)
        staff, page = visitor(people.user()), reverse("demand_ledger", args=[chain.initiative.key])
        shown = words(staff.get(page))
        firm = next(firm for firm in chain.firms if read(chain, "employer")[firm.pk, "hired"])
        n = read(chain, "employer")[firm.pk, "hired"]
        records = reverse("demand_records", args=[chain.initiative.key])
        opened = f"{records}?by=employer&of={firm.key}&what=hired"
        assert opened in shown
        assert f"{n} placement" in words(staff.get(opened))
        for what in ledger.COLUMNS:
            assert staff.get(f"{records}?what={what}").status_code == 200
        for made_up in ("?what=none", "?what=hired&by=grant&of=1", "?what=hired&by=employer&of=none-such"):
            assert staff.get(records + made_up).status_code == 404
        for side, named in (("", firm.name), ("&by=cohort", str(chain.cohorts[0]))):
            rows = b"".join(staff.get(f"{page}?format=csv{side}").streaming_content).decode().splitlines()
            assert any(named in row for row in rows)
            assert rows[-1].startswith(",All,")
        few = cost(staff, page)
        for _ in range(30):
            chain.hire(people.employer(), chain.cohorts[0])
        assert cost(staff, page) == few
