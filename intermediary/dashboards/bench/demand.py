"""Employers with their openings, and who was put forward to them, for the population of `bench_pages --participants`.

Every tenth person was referred, and every second of these answered. The people of the last cohorts belong to an
initiative of their own with one opening, for which a thousand of them are candidates.
"""

from placements.outcomes.bench.population import Dice

CANDIDATES = 1000
FITTING, OPENING = "bench-fitting", "opening-fitting"
TABLES = ("employers_employer", "employers_opening", "participants_consent", "referrals_referral", "referrals_step",
          "referrals_jobwish")  # fmt: skip


def statements(people: int, seed: int, cohort: int) -> list[str]:
    """What to execute after the people are there. `cohort` is how many are in one."""
    d = Dice(seed)
    firms, openings, referred = max(people // 500, 5), max(people // 100, 10), people // 10
    last = f"(select max(id) - {CANDIDATES // cohort} from trainings_cohort)"
    return [
        "insert into initiatives_initiative (id, key, name, industries, counties) "
        f"values (2, '{FITTING}', 'Benchmark of who fits', '{{}}', '{{}}')",
        f"update trainings_cohort set initiative_id = 2 where id > {last}",
        f"""insert into employers_employer (id, key, name, county_fips)
            select i, 'firm-' || i, 'Firm ' || i, '09110' from generate_series(1, {firms}) i""",
        f"""insert into employers_opening (id, key, title, employer_id, initiative_id, positions, status, posted_on,
                                           hourly_wage_low, hourly_wage_high, weekly_hours, listed)
            select i, 'opening-' || i, 'Nurse aide', {d.ranked("i", firms)}, 1, {d.whole("i", 1, 4)}, 'open',
                   date '2025-01-01' + {d.whole("i", 0, 300)}, 18, 24, 40, false
            from generate_series(1, {openings}) i""",
        f"""insert into employers_opening (id, key, title, employer_id, initiative_id, positions, status, posted_on,
                                           hourly_wage_low, hourly_wage_high, weekly_hours, required_skills, listed)
            values ({openings + 1}, '{OPENING}', 'Nurse aide', 1, 2, 3, 'open', '2025-11-01', 19, 22, 36, '{{Lifting}}',
                    false)""",
        f"""insert into participants_consent (key, participant_id, purpose, given_on)
            select 'C-' || i, i, 'referral', date '2020-01-01' from generate_series(1, {people}::bigint) i""",
        f"""insert into referrals_jobwish (key, participant_id, wage_floor, travel_miles, skills)
            select 'W-' || i, i, {d.whole("i", 15, 24)}, {d.whole("i", 5, 40)}, '{{Lifting,Charting}}'
            from generate_series(1, {people}::bigint) i where i % 3 <> 0""",
        f"""insert into referrals_referral (id, key, participant_id, opening_id, cohort_id, status)
            select i, 'R-' || i, n.participant_id, {d.whole("i", 1, openings)}, n.cohort_id,
                   case when i % 2 = 0 then 'interview' else 'referred' end
            from generate_series(1, {referred}::bigint) i join trainings_enrollment n on n.participant_id = i * 10""",
        """insert into referrals_step (key, referral_id, number, status, "on", at)
           select 'S-' || r.id || '-' || n, r.id, n, case n when 1 then 'referred' else 'interview' end,
                  date '2025-10-01' + n, timestamptz '2025-10-01 12:00Z' + n * interval '1 day'
           from referrals_referral r, generate_series(1, 2) n where n = 1 or r.status = 'interview'""",
    ]
