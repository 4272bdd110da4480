"""What belongs to one initiative when it is exported alone: said here, where people, trainings and jobs meet.

Its cohorts, and the people who were in one or were placed by one, with everything that is on record of them except
what happened in the cohorts of another initiative; and whatever these rows point at.
"""

from intermediary.exchange.files import belongs

COHORTS = "(select c.id from trainings_cohort c where c.initiative_id = %(initiative)s)"
PEOPLE = (
    f"(select e.participant_id from trainings_enrollment e where e.cohort_id in {COHORTS} "
    f"union select j.participant_id from placements_placement j where j.cohort_id in {COHORTS})"
)
HERE = f"(t.cohort_id in {COHORTS} or (t.cohort_id is null and t.participant_id in {PEOPLE}))"
JOBS = HERE.replace("t.", "j.")
OPENINGS = "(select o.id from employers_opening o where o.initiative_id = %(initiative)s)"
NEEDS = "(select n.id from needs_hiringneed n where n.initiative_id = %(initiative)s)"
HIRING = f"(select j.employer_id from placements_placement j where j.cohort_id in {COHORTS})"
EMPLOYERS = f"""(with recursive firms (id) as (
    select j.employer_id from placements_placement j where {JOBS}
    union select f.employer_id from placements_followup f join placements_placement j on j.id = f.placement_id
          where {JOBS}
    union select w.employer_id from placements_quarterlywage w where w.participant_id in {PEOPLE}
    union select o.employer_id from employers_opening o where o.initiative_id = %(initiative)s
    union select n.employer_id from needs_hiringneed n where n.initiative_id = %(initiative)s
    union select up.parent_id from employers_employer up join firms on firms.id = up.id
) select id from firms where id is not null)"""
GRANTS = f"(select x.grant_id from trainings_cohort_grants x where x.cohort_id in {COHORTS})"

# A cohort may be paid by a grant of another initiative: then both come along.
belongs("initiatives", f"t.id in (select g.initiative_id from funding_grant g where g.id in {GRANTS})")
belongs("funders", f"t.id in (select g.funder_id from funding_grant g where g.id in {GRANTS})")
belongs("grants", f"t.id in {GRANTS}")
belongs("employers", f"t.id in {EMPLOYERS}")
belongs("openings", f"t.id in {OPENINGS}")
belongs("opening_fills", f"t.opening_id in {OPENINGS}")
belongs("headcounts", f"t.employer_id in {HIRING}")
belongs("hiring_needs", f"t.id in {NEEDS}")
belongs("need_seats", f"t.need_id in {NEEDS} and (t.cohort_id is null or t.cohort_id in {COHORTS})")
belongs("participants", f"t.id in {PEOPLE}")
for name in ("consents", "services", "exclusions", "skill_gains", "quarterly_wages"):
    belongs(name, f"t.participant_id in {PEOPLE}")
belongs("programs", "t.id in (select c.program_id from trainings_cohort c where c.initiative_id = %(initiative)s)")
belongs("programs", f"t.id in (select s.program_id from demand_seatpromise s where s.need_id in {NEEDS})")
belongs("cohorts", "t.initiative_id = %(initiative)s")
belongs("enrollments", f"t.cohort_id in {COHORTS}")
belongs("credentials", HERE)
belongs("placements", HERE)
belongs("follow_ups", f"t.placement_id in (select j.id from placements_placement j where {JOBS})")
