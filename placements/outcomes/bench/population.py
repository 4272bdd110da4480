"""A seeded population as an intermediary has it, made inside PostgreSQL: 1,000,000 placements within a minute or two.

Nothing is random: every choice hangs on a hash of the row's number and a salt, so that one seed gives one population
on every machine. People come in cohorts of about 40, cohorts follow one another over eight years, most people hold one
job or two, a few hold many; a handful of employers and grants have most of them.
"""

from dataclasses import dataclass, fields
from datetime import date

from django.db import connection

from intermediary.accounts.scope import acting

from .bare import bare

AS_OF = date(2024, 12, 31)
INITIATIVE = "bench"


@dataclass(frozen=True)
class Size:
    """How many of each there are, in proportion to the placements."""

    placements: int
    people: int
    cohorts: int
    programs: int
    employers: int
    grants: int

    @classmethod
    def of(cls, placements: int) -> "Size":
        people = placements * 55 // 100
        return cls(
            placements=placements,
            people=people,
            cohorts=max(people // 40, 3),
            programs=max(placements * 120 // 1_000_000, 4),
            employers=max(placements * 12 // 1000, 12),
            grants=max(placements * 40 // 1_000_000, 4),
        )


class Dice:
    """SQL expressions that fall as a hash of `number` does: the same every time, different for every use."""

    def __init__(self, seed: int):
        self.salt = seed * 1000

    def even(self, number: str) -> str:
        """Between 0 and 1, evenly."""
        self.salt += 1
        return f"((hashint8extended({number}, {self.salt}) & 16777215) / 16777216.0::float8)"

    def pick(self, number: str, values: list) -> str:
        """One of the values, each as often as it is named."""
        array = "array[" + ", ".join("null" if v is None else repr(v) for v in values) + "]"
        return f"({array})[1 + floor({self.even(number)} * {len(values)})::int]"

    def whole(self, number: str, low: int, high: int) -> str:
        return f"({low} + floor({self.even(number)} * {high - low + 1})::int)"

    def ranked(self, number: str, size: int) -> str:
        """From 1 to `size`, the k-th about 1/k as often as the first (Zipf)."""
        return f"least({size}, floor(power({size} + 1.0::float8, {self.even(number)}))::bigint)"

    def chance(self, number: str, share: float) -> str:
        return f"({self.even(number)} < {share})"


HOURS = [15, 20, 24, 30, 32, 35, 37.5, 40, 40, 40, 40]
GENDERS = [*["female"] * 11, *["male"] * 8, "nonbinary", ""]
RACES = [*["{white}"] * 8, *["{black}"] * 7, *["{asian}"] * 2, "{other}", "{black,white}", "{asian,white}",
         "{american_indian}", "{pacific_islander,asian,other}", "{}"]  # fmt: skip
GAPS = [0, 0, 1, 1, 3, 7, 7, 14, 21, 29, 30, 31, 32, 45, 60, 90, 150, -30]
SOURCES = ["ui_match", "payroll", "pay_stub", "employer", "employer", "participant", "participant", "staff", ""]
STATUSES = [*["completed"] * 30, *["withdrawn"] * 4, "dismissed", "enrolled", "applied"]


def statements(size: Size, seed: int) -> list[str]:
    """What to execute, in this order."""
    d = Dice(seed)
    day = f"date '{AS_OF}'"
    wage = "(round(({low} + {spread} * {a} * {b}) * 20) / 20)::numeric(7, 2)"
    return [
        f"insert into initiatives_initiative (id, key, name, industries, counties) values "
        f"(1, '{INITIATIVE}', 'Benchmark', '{{}}', '{{}}')",
        "insert into funding_funder (id, key, name) values (1, 'funder', 'Funder')",
        f"""insert into funding_grant (id, key, funder_id, initiative_id, title)
            select i, 'grant-' || i, 1, 1, 'Grant ' || i from generate_series(1, {size.grants}) i""",
        f"""insert into trainings_program (id, key, title, soc, cip)
            select i, 'program-' || i, 'Program ' || i, '', '' from generate_series(1, {size.programs}) i""",
        f"""insert into employers_employer (id, key, name, fein, naics, county_fips)
            select i, 'employer-' || i, 'Employer ' || i, '', '', '' from generate_series(1, {size.employers}) i""",
        f"""insert into trainings_cohort (id, key, initiative_id, program_id, starts_on, ends_on)
            select i, 'cohort-' || i, 1, {d.ranked("i", size.programs)}, starts, starts + 84
            from (select i, date '2017-01-02' + (i * 2850 / {size.cohorts})::int as starts
                  from generate_series(1, {size.cohorts}::bigint) i) c""",
        f"""insert into trainings_cohort_grants (cohort_id, grant_id)
            select i, {d.ranked("i", size.grants)} from generate_series(1, {size.cohorts}::bigint) i union
            select i, {d.whole("i", 1, size.grants)} from generate_series(1, {size.cohorts}::bigint) i
            where {d.chance("i", 0.2)}""",
        # One row a person; neighbours are in one cohort.
        f"""create temp table b_person on commit drop as
            select p.*, c.starts_on + {d.whole("i", -5, 5)} as enrolled_on,
                   case when status in ('enrolled', 'applied') then null
                        when status = 'completed' then c.starts_on + 84
                        else c.starts_on + {d.whole("i", 10, 80)} end as ended_on,
                   status = 'completed' and {d.chance("i", 0.99)} or {d.chance("i", 0.7)} as placed
            from (select i, least({size.cohorts}, 1 + (i - 1 + {d.whole("i", 0, 9)}) * {size.cohorts} / {size.people})
                            as cohort, {d.pick("i", STATUSES)} as status
                  from generate_series(1, {size.people}::bigint) i) p
            join trainings_cohort c on c.id = p.cohort""",
        "analyze b_person",
        "insert into participants_participant (id, key) select i, 'person-' || i from b_person",
        f"""insert into participants_identity (participant_id, first_name, middle_name, last_name, birth_date, email,
                                               phone, zip, county_fips)
            select i, 'First' || {d.whole("i", 1, 200)}, '', 'Last' || {d.whole("i", 1, 5000)},
                   enrolled_on - {d.whole("i", 6600, 20000)}, '', '', '', '' from b_person""",
        f"""insert into participants_traits (participant_id, gender, race, hispanic, education, barriers)
            select i, {d.pick("i", GENDERS)}, {d.pick("i", RACES)}::text[], {d.chance("i", 0.2)}, '', '{{}}'
            from b_person""",
        f"""insert into participants_priorjob (participant_id, hourly_wage, weekly_hours, ended_on)
            select i, case when {d.chance("i", 0.95)} then
                          {wage.format(low=9, spread=18, a=d.even("i"), b=d.even("i"))} end,
                   {d.pick("i", [*HOURS, None])},
                   case when {d.chance("i", 0.85)} then enrolled_on - floor(500 * power({d.even("i")}, 2))::int end
            from b_person where {d.chance("i", 0.97)}""",
        f"""insert into participants_exclusion (key, participant_id, reason_sealed, keeps_education, effective_on)
            select 'exclusion-' || i, i, '\\x00', false, enrolled_on + {d.whole("i", 0, 900)}
            from b_person where {d.chance("i", 0.01)}""",
        f"""insert into trainings_enrollment (key, participant_id, cohort_id, status, enrolled_on, ended_on, reason,
                                              training_type)
            select 'enrollment-' || i, i, cohort, status, enrolled_on, ended_on, '', '' from b_person union all
            select 'again-' || i, i, cohort + 1, 'completed', enrolled_on + 120, enrolled_on + 200, '', ''
            from b_person where cohort < {size.cohorts} and {d.chance("i", 0.03)}""",
        # Candidates: a first job for everybody who was placed, and later ones that fall on anybody.
        f"""create temp table b_candidate on commit drop as
            select distinct on (person, employer) person, n, cohort, begins, days, employer,
                   case when gap < 0 then -least(30, days / 2) else gap end as gap
            from (
                select n, i as person, cohort, coalesce(ended_on, enrolled_on + 84)
                           + floor(150 * power({d.even("i")}, 2))::int - 14 as begins,
                       20 + floor(-320 * ln(1 - {d.even("n")}))::int as days, {d.pick("n", GAPS)} as gap,
                       {d.ranked("n", size.employers)} as employer
                from (select i, i as n from b_person where placed union all
                      select {d.whole("j", 1, size.people)}, {size.people} + j
                      from generate_series(1, {size.placements + 500}::bigint) j) jobs
                join b_person using (i) where placed
            ) c order by person, employer, n""",
        # One job after the other, some with the employer before; what would begin after the day is left out, and the
        # last of too many.
        f"""create temp table b_job on commit drop as
            select row_number() over (order by started_on, n) as id, *, started_on + days as true_end,
                   lead(started_on) over mine as next_start, lead(again) over mine as next_again,
                   lead(firm) over mine as next_firm
            from (
                select *, begins + (sum(coalesce(wait, 0)) over mine + sum(days) over mine - days)::int as started_on
                from (
                    select *, case when again then lag(employer) over mine else employer end as firm,
                           case when again then 0 else lag(gap) over mine end as wait
                    from (
                        select *, stays and lag(stays) over (partition by person order by n) is false as again
                        from (select *, {d.chance("n", 0.03)} as stays from b_candidate) marked
                    ) told
                    window mine as (partition by person order by n)
                ) paced
                window mine as (partition by person order by n)
            ) dated
            where started_on <= {day}
            window mine as (partition by person order by n)
            order by n limit {size.placements}""",
        "analyze b_job",
        f"""insert into placements_placement (id, key, participant_id, employer_id, cohort_id, soc, started_on,
                   last_day_worked, first_observed_on, last_known_employed_on, hourly_wage, weekly_hours, end_reason,
                   living_wage_source)
            select id, 'placement-' || id, person, firm,
                   case when n <= {size.people} or {d.chance("n", 0.95)} then cohort end, '', started_on,
                   case when next_again or (true_end <= {day} and {d.chance("n", 0.7)}) or {d.chance("n", 0.01)}
                        then true_end - 1 end,
                   case when {d.chance("n", 0.01)} then started_on + {d.whole("n", 1, 200)} end,
                   case when {d.chance("n", 0.2)} then
                        least({day}, started_on + floor(days * {d.even("n")})::int) end,
                   case when {d.chance("n", 0.97)} then
                        {wage.format(low=13, spread=24, a=d.even("n"), b=d.even("n"))} end,
                   {d.pick("n", [*HOURS, None])}, '', ''
            from b_job order by id""",
        # Three follow-ups each: at about 30, 90 and 180 days, sooner where the day does not allow it.
        f"""insert into placements_followup (id, key, placement_id, observed_on, status, employer_id, source)
            select f, 'follow-up-' || f, id, seen,
                   case when {d.chance("f", 0.12)} then 'unreached' when {d.chance("f", 0.0005)} then 'deceased'
                        when seen < true_end then 'employed_same'
                        when next_start <= seen then 'employed_other' else 'not_employed' end,
                   case when seen >= true_end and next_start <= seen and {d.chance("f", 0.6)} then next_firm end,
                   {d.pick("f", SOURCES)}
            from (select j.*, id * 3 - 3 + k as f, started_on + case when {day} - started_on < 200
                         then ({day} - started_on) * k / 4 else (array[30, 90, 180])[k] + {d.whole("id * 4 + k", -4, 9)}
                         end as seen
                  from b_job j, generate_series(1, 3) k) asked
            order by f""",
    ]


TABLES = (
    "participants_participant", "participants_identity", "participants_traits", "participants_priorjob",
    "participants_exclusion", "trainings_program", "trainings_cohort", "trainings_cohort_grants",
    "trainings_enrollment", "employers_employer", "funding_funder", "funding_grant", "initiatives_initiative",
    "placements_placement", "placements_followup",
)  # fmt: skip


def filled() -> bool:
    with acting("system"), connection.cursor() as cursor:
        cursor.execute("select exists (select from placements_placement)")
        return cursor.fetchone()[0]


def populate(size: Size, seed: int = 1) -> None:
    """Fill an empty database. The trail and the stale marks see nothing of it: a population is not an act."""
    with acting("system"), connection.cursor() as cursor:
        cursor.execute("set local work_mem = '256MB'")
        cursor.execute("set local jit = off")
        with bare(list(TABLES)):
            for statement in statements(size, seed):
                cursor.execute(statement)
        for table in TABLES:
            cursor.execute(f"select setval(pg_get_serial_sequence('{table}', 'id'), max(id)) from {table}")
        cursor.execute("select count(*) from placements_placement")
        (made,) = cursor.fetchone()
        if made != size.placements:
            raise ValueError(f"{made} placements instead of {size.placements}: the dice gave too few candidates")
    settle()


def settle(table: str = "") -> None:
    """As autovacuum leaves a table after a while; not inside a transaction (of a test), where it cannot be."""
    if not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute(f"vacuum (analyze) {table}")


def describe(size: Size) -> str:
    return ", ".join(f"{getattr(size, field.name):,} {field.name}" for field in fields(size))
