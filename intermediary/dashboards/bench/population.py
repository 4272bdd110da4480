"""People as an intermediary of that size has them, made inside PostgreSQL: a name, ways to reach them, a cohort of 25.

Names are put together from the demo's and, for every third surname, from syllables: a few are common, most are rare.
Everything falls as a hash of the row's number does, so one seed gives one population on every machine.
"""

from django.db import connection

from intermediary.accounts.scope import acting
from intermediary.dashboards.bench import demand
from intermediary.dashboards.demo.names import FEMALE, LAST, MALE
from placements.outcomes.bench.bare import bare
from placements.outcomes.bench.population import Dice, settle

COHORT = 25
INITIATIVE = "bench"
TABLES = (
    "initiatives_initiative", "trainings_provider", "trainings_program", "trainings_cohort", "participants_participant",
    "participants_identity", "participants_traits", "participants_priorjob", "trainings_enrollment", "finding_entry",
    *demand.TABLES,
)  # fmt: skip
SYLLABLES = ["ba", "ro", "mi", "ka", "lo", "ve", "ti", "sa", "nu", "de", "ra", "fi", "mo", "le", "ku", "wa", "zi", "pe"]
STATUSES = [*["completed"] * 7, *["enrolled"] * 2, "withdrawn"]
DAYS = "date '2018-01-01' + (i * 2900 / {cohorts})::int"


def statements(people: int, seed: int) -> list[str]:
    """What to execute, in this order."""
    d = Dice(seed)
    cohorts, programs = max(people // COHORT, 1), max(people // 20_000, 3)
    surname = f"""case when {d.chance("i", 0.35)}
        then initcap({d.pick("i", SYLLABLES)} || {d.pick("i", SYLLABLES)} || {d.pick("i", [*SYLLABLES, ""])})
             || {d.pick("i", ["", "n", "s", "son", "ez", "ski"])}
        else (array{list(LAST)!r})[{d.ranked("i", len(LAST))}] end"""
    first = f"(array{[*FEMALE, *MALE]!r})[{d.ranked('i', len(FEMALE) + len(MALE))}]"
    every = f"generate_series(1, {people}::bigint) i"
    return [
        f"insert into initiatives_initiative (id, key, name, industries, counties) values "
        f"(1, '{INITIATIVE}', 'Benchmark', '{{}}', '{{}}')",
        "insert into trainings_provider (id, name) values (1, 'Technical College')",
        f"""insert into trainings_program (id, key, title, provider_id, soc, cip)
            select i, 'program-' || i, 'Program ' || i, 1, '', '' from generate_series(1, {programs}) i""",
        f"""insert into trainings_cohort (id, key, initiative_id, program_id, starts_on, ends_on, capacity)
            select i, 'cohort-' || i, 1, {d.whole("i", 1, programs)}, {DAYS.format(cohorts=cohorts)},
                   {DAYS.format(cohorts=cohorts)} + 84, {COHORT}
            from generate_series(1, {cohorts}::bigint) i""",
        f"insert into participants_participant (id, key) select i, 'P-' || lpad(i::text, 7, '0') from {every}",
        f"""insert into participants_identity (participant_id, first_name, middle_name, last_name, birth_date, email,
                                               phone, zip, county_fips)
            select i, first, '', last, date '1960-01-01' + {d.whole("i", 0, 16000)},
                   lower(first || '.' || last) || i || '@example.org',
                   '(' || {d.whole("i", 201, 989)} || ') 555-' || lpad((i % 10000)::text, 4, '0'),
                   lpad({d.whole("i", 6001, 6999)}::text, 5, '0'), {d.pick("i", ["09110", "09170", "09003", ""])}
            from (select i, {first} as first, {surname} as last from {every}) named""",
        f"insert into participants_traits (participant_id, gender, race, education, barriers) "
        f"select i, {d.pick('i', ['female', 'male', ''])}, '{{}}', '', '{{}}' from {every}",
        "insert into participants_priorjob (participant_id, hourly_wage) "
        f"select i, {d.whole('i', 10, 25)} from {every}",
        f"""insert into trainings_enrollment (key, participant_id, cohort_id, status, enrolled_on, reason,
                                              training_type)
            select 'E-' || i, i, c.id, {d.pick("i", STATUSES)}, c.starts_on, '', ''
            from {every} join trainings_cohort c on c.id = least({cohorts}, 1 + (i - 1) / {COHORT})""",
        """insert into finding_entry (participant_id, last, first, words)
           select participant_id, finding_plain(last_name), finding_plain(first_name),
                  finding_words(last_name, first_name, middle_name, email, phone, p.key)
           from participants_identity i join participants_participant p on p.id = i.participant_id""",
        *demand.statements(people, seed, COHORT),
    ]


def filled() -> bool:
    with acting("system"), connection.cursor() as cursor:
        cursor.execute("select exists (select from participants_participant)")
        return cursor.fetchone()[0]


def populate(people: int, seed: int = 1) -> None:
    """Fill an empty database, past the trail and the marks: a population is not an act."""
    with acting("system"), connection.cursor() as cursor:
        cursor.execute("set local work_mem = '256MB'")
        cursor.execute("set local jit = off")
        with bare(list(TABLES)):
            for statement in statements(people, seed):
                cursor.execute(statement)
        for table in TABLES:
            if table != "finding_entry":
                cursor.execute(f"select setval(pg_get_serial_sequence('{table}', 'id'), max(id)) from {table}")
    settle()
