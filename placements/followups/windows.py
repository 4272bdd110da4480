"""Which facts are due to come back: the windows of each placement and of each exit, computed and never typed.

The days are the engine's: 30 to 365 days after the first day worked (outcome measures, section 2), and the second and
fourth calendar quarter after exit (section 1.3). So are the people, the spells and the exits: the stages of the engine
are laid out, and read here. The plain rules stand in `oracle`. Decisions [D]:

1. A window of days is due on its day and closes OPEN_DAYS later. One of a quarter is due on the first day of the
   quarter's last month and closes when two further quarters are over, in which wage records still come in.
2. Settled is what the engine knows: `same` at that day, employed or not in that quarter. It is *verified* where an
   answer that counts, of a source in VERIFYING, says so; otherwise somebody was *reached*.
3. An answer since the due day reaches somebody, also where it leaves the day itself open (not working now, but since
   when?). Nobody is asked twice for one window because of it.
4. What is still open when it closes is *lost*. It stays in the denominator of every rate, where unknown is not a yes.
   Evidence that comes later settles it all the same.
5. A window is *excluded* as in the rates: died, another reason in force before its day, a record that began late.
"""

from datetime import date
from typing import NamedTuple

from intermediary.accounts.scope import acting
from intermediary.initiatives.models import Initiative
from placements.followups.enums import VERIFYING, State, Unit
from placements.outcomes.definitions.retention import MILESTONES
from placements.outcomes.engine import EVERYBODY, Stage, Who, begun, some
from placements.outcomes.engine.after_exit import make_after_exit
from placements.outcomes.engine.chains import make_chains
from placements.outcomes.engine.evidence import make_spells
from placements.outcomes.engine.facts import CHAINED, NO, UNKNOWN, YES, milestone
from placements.outcomes.engine.people import make_people
from placements.outcomes.engine.periods import make_participation
from placements.outcomes.engine.quarters import NAMED, make_quarters, quarter
from placements.outcomes.engine.scopes import make_scopes

OPEN_DAYS = 60
QUARTERS = (2, 4)
WAGE_QUARTERS = 2  # in which wage records of a quarter still come in
FEW = 500  # people whose rows are looked up one by one
STRONG = "(" + ", ".join(f"'{source}'" for source in VERIFYING) + ")"


class Window(NamedTuple):
    """One fact to come back. `settled` is yes or no where it is known; `attempts` and `last_try` tell of the asking."""

    participant_id: int
    placement_id: int | None
    unit: str
    number: int
    due_on: date
    closes_on: date
    state: State
    settled: bool | None
    attempts: int
    last_try: date | None

    @property
    def key(self) -> tuple:
        """What tells a window from every other; a window that moves is another one."""
        return self.participant_id, self.placement_id, self.unit, self.number, self.due_on


# Every counted answer with how strong it is.
SAID = f"""
select a.job_id, a.participant_id, a.day, a.status, {quarter("a.day")} as quarter, f.source in {STRONG} as strong
from e_answer a join {{follow_up}} f on f.id = a.follow_up_id
where a.begun
"""

# Of each job: when it was last spoken of, last seen held by a strong source, and whether one says that it ended.
SPOKEN = """
select s.job_id, max(s.day) as latest, max(s.day) filter (where s.strong and s.status = 3) as seen,
       bool_or(s.strong and (s.status in (1, 2) or (s.status = 3 and s.day = own.held))) as gone
from e_said s join e_spell own on own.id = s.job_id
group by s.job_id
"""

DAYS = """
select f.participant_id, f.id as placement_id, '{unit}' as unit, w.n as number, f.started_on + w.n as due_on,
       f.started_on + w.n + {open} as closes_on,
       f.entry > 0 or coalesce(f.left_out < f.started_on + w.n, false) as excluded, w.state,
       case w.state when {yes} then coalesce(s.seen >= f.started_on + w.n, false)
                    when {no} then coalesce(s.gone, false) else false end as strong,
       coalesce(s.latest >= f.started_on + w.n, false) as said
from (select f.*, {states} from e_chained f) f
left join e_spoken s on s.job_id = f.id
cross join lateral (values {values}) w (n, state)
""".format(
    unit=Unit.DAY, open=OPEN_DAYS, yes=YES, no=NO,
    states=", ".join(milestone("same", days) for days in MILESTONES),
    values=", ".join(f"({days}, same_{days})" for days in MILESTONES),
)  # fmt: skip

# Of each person and quarter: what strong answers and wage records say, and when somebody last spoke.
BY_QUARTER = """
select participant_id, quarter, max(latest) as latest, bool_or(employed) as employed, bool_or(idle) as idle
from (
    select participant_id, quarter, day as latest, strong and status in (2, 3) as employed,
           strong and status = 1 as idle
    from e_said
    union all
    select q.participant_id, {index}, null::date, q.amount > 0, q.amount = 0
    from {{quarterly_wage}} q join e_people using (participant_id)
    where q.source in {strong} and q.amount is not null and {index} < %(open_quarter)s
) told group by participant_id, quarter
""".format(strong=STRONG, index=NAMED.format(column="q.quarter"))

# The day as a number of months: the first day of the quarter q is the month 3q, counted from the year 0.
FIRST_OF = "make_date(({month}) / 12, ({month}) %% 12 + 1, 1)"
EXITS = """
select p.participant_id, null::bigint as placement_id, '{unit}' as unit, w.n as number,
       {due} as due_on, {closes} - 1 as closes_on, barred.id is not null as excluded,
       case w.code when 1 then {yes} when 0 then {no} else {unknown} end as state,
       coalesce(case w.code when 1 then t.employed else t.idle end, false) as strong,
       coalesce(t.latest >= {due}, false) as said
from e_participation p
join e_after a on a.id = p.id
left join e_barred barred on barred.id = p.id
cross join lateral (values {values}) w (n, code)
left join e_by_quarter t on t.participant_id = p.participant_id and t.quarter = p.exit_quarter + w.n
where p.exit_on is not null and p.cohorts is not null
  and exists (select from e_cohort c where c.cohort_id = any(p.cohorts))
""".format(
    unit=Unit.QUARTER, yes=YES, no=NO, unknown=UNKNOWN,
    due=FIRST_OF.format(month="3 * (p.exit_quarter + w.n) + 2"),
    closes=FIRST_OF.format(month=f"3 * (p.exit_quarter + w.n + 1 + {WAGE_QUARTERS})"),
    values=", ".join(f"({n}, a.code_{n})" for n in QUARTERS),
)  # fmt: skip

TRIES = """
select t.participant_id, t.placement_id, t.unit, t.number, t.due_on,
       count(*)::int as attempts, max(t.made_on) as last_try
from followups_attempt t
join e_people p on p.participant_id = t.participant_id
where t.made_on <= %(as_of)s
group by t.participant_id, t.placement_id, t.unit, t.number, t.due_on
"""

WINDOWS = """
select w.participant_id, w.placement_id, w.unit, w.number, w.due_on, w.closes_on,
       case when excluded then '{excluded_}' when w.due_on > %(as_of)s then '{ahead}'
            when state in ({yes}, {no}) and strong then '{verified}'
            when state in ({yes}, {no}) or said then '{answered}'
            when closes_on < %(as_of)s then '{lost}'
            when t.attempts > 0 then '{asked}' else '{due}' end as state,
       case when excluded or w.due_on > %(as_of)s then null when state = {yes} then true when state = {no} then false
       end as settled,
       coalesce(t.attempts, 0) as attempts, t.last_try
from (select * from e_days union all select * from e_exits) w
left join e_tries t on t.participant_id = w.participant_id and t.placement_id is not distinct from w.placement_id
                   and t.unit = w.unit and t.number = w.number and t.due_on = w.due_on
""".format(
    excluded_=State.EXCLUDED, yes=YES, no=NO, **{state.name.lower(): state for state in State if state != "excluded"}
)  # fmt: skip


def windows(
    *,
    as_of: date,
    initiative: Initiative | None = None,
    people: list[int] | None = None,
    states: tuple[State, ...] = tuple(State),
) -> list[Window]:
    """The windows as they stand at the end of `as_of`, those due first at the top.

    Of everybody, of one initiative, or of some `people`; only those in `states`.
    """
    who = EVERYBODY if people is None else _who(people)
    with acting("system"):
        stage = begun(as_of=as_of, known_on=None, initiative=initiative, who=who)
        _lay_out(stage, who)
        stage.parameters["states"] = [str(state) for state in states]
        rows = stage.rows(f"select * from ({WINDOWS}) w where state = any(%(states)s) order by due_on, 1, 2, 3, 4")
        stage.clear()
    return [Window(*row[:6], State(row[6]), *row[7:]) for row in rows]


def _who(people: list[int]) -> Who:
    if len(people) <= FEW:
        return some(people)
    return Who("participant_id = any(%(people)s::bigint[])", {"people": people})


def _lay_out(stage: Stage, who: Who) -> None:
    make_scopes(stage)
    make_people(stage, (), who)
    make_spells(stage, who)
    make_chains(stage)
    stage.table("e_chained", CHAINED)
    make_quarters(stage)
    make_participation(stage)
    make_after_exit(stage)
    stage.table("e_said", SAID)
    stage.table("e_spoken", SPOKEN)
    stage.table("e_by_quarter", BY_QUARTER)
    stage.table("e_days", DAYS)
    stage.table("e_exits", EXITS)
    stage.table("e_tries", TRIES)
