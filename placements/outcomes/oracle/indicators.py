"""From records to the federal indicators: every period of participation of a person, each with its six answers.

The rules are those of ``participation`` and ``wioa``; here is only what they are asked. Decisions where standard and
format are silent [D]:

1. A job counts unless it is known to be subsidized; work seen elsewhere (``employed_other``) counts too.
2. Wages of a quarter are a fact at its end. Of several sources on one employer's pay of a quarter the strongest counts.
3. A report of not working is outweighed by any job known to be held in that quarter, a subsidized one too.
4. What was attained before a period began is not of that period.
5. A credential without day or type may be one that counts, and a quarter not known may have been worked: where that
   would make a success the answer is unknown.
6. A death that a follow-up found is reason 03.
7. Whom a skill gain is asked of: those in any training but other (11), job readiness (12) and none (00).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from . import dates, evidence, participation, wioa
from .records import SOURCES, Exclusion, History
from .status import EXCLUDED, IMMATURE, NO, UNKNOWN, YES
from .training import Enrollment

SEATED = ("enrolled", "completed", "withdrawn", "dismissed")
USUAL_TRAINING = "06"
IN_TRAINING = wioa.QUALIFYING_TRAINING | {"01", "05"}
CODES = {YES: 1, NO: 0, UNKNOWN: 9}


@dataclass(frozen=True)
class Service:
    provided_on: date
    keeps_open: bool | None = None
    planned: bool | None = None


@dataclass(frozen=True)
class Wage:
    """``quarter`` is its index (``dates.quarter_of``)."""

    quarter: int
    employer: str | None
    amount: Decimal | None
    source: str = ""


@dataclass(frozen=True)
class Credential:
    type: str
    attained_on: date | None = None


@dataclass(frozen=True)
class Records:
    """What the indicators ask of one person. ``enrollments`` are (cohort, enrollment); ``gains`` days."""

    history: History
    services: tuple[Service, ...] = ()
    enrollments: tuple[tuple[str, Enrollment], ...] = ()
    wages: tuple[Wage, ...] = ()
    credentials: tuple[Credential, ...] = ()
    gains: tuple[date, ...] = ()


@dataclass(frozen=True)
class Answers:
    """One period: the cohorts it counts for, a status per measure (``None``: not in it), and the earnings of Q2."""

    entry: date
    exit_on: date | None
    cohorts: frozenset[str]
    statuses: dict[str, str | None]
    earnings: Decimal


def indicators(
    person: Records, *, as_of: date, progress: dates.Span, second: dates.Span, fourth: dates.Span, firms: Mapping = {}
) -> list[Answers]:
    """Each period of a person. The spans are the windows of a report, `firms` says which firm an employer is."""
    seats = [(cohort, seat) for cohort, seat in person.enrollments if seat.status in SEATED]
    found = participation.periods(
        [
            *(s.provided_on for s in person.services if s.keeps_open and not s.planned),
            *((seat.enrolled_on, seat.ended_on) for _cohort, seat in seats),
        ],
        as_of=as_of,
        planned=[s.provided_on for s in person.services if s.keeps_open],
    )
    return [_Period(person, period, seats, as_of, firms).answers(progress, second, fourth) for period in found]


class _Period:
    def __init__(self, person: Records, period, seats, as_of: date, firms: Mapping):
        self.person, self.as_of, self.firms = person, as_of, firms
        self.entry, self.exit_on = period
        self.seats = [
            (cohort, seat) for cohort, seat in seats if self.entry <= seat.enrolled_on <= (self.exit_on or as_of)
        ]
        self.spells = evidence.spells(person.history, as_of)

    def answers(self, progress, second, fourth) -> Answers:
        return Answers(
            self.entry,
            self.exit_on,
            frozenset(cohort for cohort, _seat in self.seats),
            {
                "wioa.er_q2": self.after(2, second, self.employed),
                "wioa.er_q4": self.after(4, fourth, self.employed),
                "wioa.median_q2": self.after(2, second, self.paid),
                "wioa.ese": self.after(4, fourth, self.same_employer),
                "wioa.credential": self.credential(fourth),
                "wioa.msg": self.skill_gain(progress),
            },
            self.earnings(2),
        )

    def reason(self, *, education: bool) -> str:
        """PIRL 923: correctional participants (07) stay in education measures only."""
        died = evidence.died_on(self.person.history, self.as_of)
        given = [*self.person.history.exclusions, *([Exclusion("03", died)] if died else [])]
        reasons = {
            x.reason
            for x in given
            if x.effective_on <= self.as_of
            and (self.exit_on is None or participation.exclusion_applies(x.effective_on, self.exit_on))
        }
        if education:
            reasons = reasons - {"07"} or reasons
        return min(reasons, default=wioa.NONE)

    def after(self, n: int, window: dates.Span, rule) -> str | None:
        """A measure of the n-th quarter after exit."""
        if self.exit_on is None or self.exit_on not in window:
            return None
        if dates.after_exit(self.exit_on, n).end > self.as_of:
            return IMMATURE
        return EXCLUDED if self.reason(education=False) != wioa.NONE else rule(n)

    def code(self, n: int) -> int:
        """1 employed in the n-th quarter after exit, 0 not employed, 9 not yet available."""
        quarter = dates.after_exit(self.exit_on, n)
        held = self.held(n)
        answer = wioa.employed_in_quarter(
            paid=bool(self.paying(n)),
            job_held=any(not (spell.job and spell.job.subsidized) for spell in held),
            no_wage_matched=any(w.amount == 0 and w.source == "ui_match" for w in self.wages(n)),
            found_without_work=not held and any(day in quarter for day in self.idle_days()),
        )
        return CODES[UNKNOWN if answer == NO and quarter.end > self.as_of else answer]

    def held(self, n: int) -> list[evidence.Spell]:
        quarter = dates.after_exit(self.exit_on, n)
        return [s for s in self.spells if s.start <= quarter.end and s.held_through >= quarter.start]

    def idle_days(self) -> Iterable[date]:
        for job in self.person.history.jobs:
            if job.started_on <= self.as_of:
                for day, answer in evidence.daily_answers(job, self.as_of).items():
                    if answer.status == "not_employed":
                        yield day

    def wages(self, n: int) -> list[Wage]:
        quarter = dates.quarter_of(self.exit_on) + n
        ended = dates.quarter_span(quarter).end <= self.as_of
        return [w for w in self.person.wages if ended and w.quarter == quarter and w.amount is not None]

    def paying(self, n: int) -> list[Wage]:
        """Pay of the quarter, from the strongest source on each employer."""
        paid = [w for w in self.wages(n) if 0 < w.amount < wioa.NOT_YET]
        best = {w.employer: min(SOURCES.index(o.source) for o in paid if o.employer == w.employer) for w in paid}
        return [w for w in paid if SOURCES.index(w.source) == best[w.employer]]

    def earnings(self, n: int) -> Decimal:
        return wioa.quarter_earnings(w.amount for w in self.paying(n)) if self.exit_on else Decimal(0)

    def employers(self, n: int) -> set[str | None]:
        names = [
            *(w.employer for w in self.paying(n)),
            *(s.employer for s in self.held(n) if not (s.job and s.job.subsidized)),
        ]
        return {self.firms.get(name, name) for name in names}

    def employed(self, n: int) -> str:
        return {1: YES, 0: NO, 9: UNKNOWN}[self.code(n)]

    def paid(self, n: int) -> str | None:
        """Known to have earned nothing is in no median; no wage on record is not known."""
        if wioa.median_earnings([(self.earnings(n), wioa.NONE)]) is not None:
            return YES
        return None if self.code(n) == 0 else UNKNOWN

    def same_employer(self, _n: int) -> str | None:
        second, fourth = self.employers(2), self.employers(4)
        inside, same = wioa.same_employer(second, fourth - {None})
        if not inside or same:
            return YES if inside else None
        code = self.code(4)
        return UNKNOWN if code == 9 or (code == 1 and None in second | fourth) else NO

    def credential(self, window: dates.Span) -> str | None:
        if self.exit_on is None or self.exit_on not in window:
            return None
        types = [seat.training_type or USUAL_TRAINING for _cohort, seat in self.seats]
        limit = self.exit_on + timedelta(days=wioa.CREDENTIAL_DAYS)
        known = [c for c in self.person.credentials if c.attained_on is None or c.attained_on >= self.entry]
        facts = {
            "training": types,
            "studies_after": any(
                self.exit_on < seat.enrolled_on <= min(limit, self.as_of)
                and (seat.training_type or USUAL_TRAINING) in wioa.QUALIFYING_TRAINING
                for _cohort, seat in self.person.enrollments
                if seat.status in SEATED
            ),
        }
        if not wioa.credential(self.exit_on, training=types, credentials=[])[0]:
            return None
        if limit > self.as_of:
            return IMMATURE
        facts["reason"] = self.reason(education=True)
        codes = [self.code(n) for n in (1, 2, 3, 4)]
        certain = [(int(c.type), c.attained_on) for c in known if c.type and c.attained_on]
        inside, success = wioa.credential(self.exit_on, credentials=certain, employed=codes, **facts)
        if not inside:
            return EXCLUDED
        hoped = [(int(c.type or 7), c.attained_on or self.exit_on) for c in known]
        worked = [1 if code == 9 else code for code in codes]
        _inside, might = wioa.credential(self.exit_on, credentials=hoped, employed=worked, **facts)
        return YES if success else UNKNOWN if might else NO

    def skill_gain(self, year: dates.Span) -> str | None:
        gains = [*self.person.gains, *(c.attained_on for c in self.person.credentials if c.type == str(wioa.SECONDARY))]
        gains = [day for day in gains if day and self.entry <= day <= self.as_of]

        def asked(seat: Enrollment) -> tuple[bool, bool | None]:
            return wioa.skill_gain(
                year, entry=self.entry, exit_on=self.exit_on, enrolled_on=seat.enrolled_on, gains=gains,
                completed_on=seat.ended_on,
            )  # fmt: skip

        answers = [asked(seat) for _cohort, seat in self.seats if (seat.training_type or USUAL_TRAINING) in IN_TRAINING]
        if year.start > self.as_of or not any(inside for inside, _gained in answers):
            return None
        if self.reason(education=True) not in wioa.IN_SKILL_GAINS:
            return EXCLUDED
        return YES if any(gained for _inside, gained in answers) else NO
