"""Pairs of a person and an opening with what is known of each point, in one statement over all of them.

A point is 1 where it fits, 0 where it does not, 2 where it is not known, and null where the job does not ask for it.
The order is the whole of the ranking, and the page says it: most points that fit, then fewest that do not, then
nearest. Nothing of `participants_traits` is read, nor an age or a name: a test changes them and sees nothing move.

[D] Credentials and skills are the same where one's words contain the other's, whatever their case. A wage fits where
it starts at the person's floor or above; where only its upper end does, it is not known. Of several shifts one that is
possible is enough. Whoever is in training for the occupation is not known yet to fit, whoever completed it does.
"""

FIT, NOT, OPEN = 1, 0, 2
POINTS = ("trained", "credentials", "skills", "wage", "distance", "hours", "shifts", "languages")

PEOPLE = """
select n.participant_id from trainings_enrollment n join trainings_cohort c on c.id = n.cohort_id
where c.initiative_id = %(initiative)s and n.status in ('enrolled', 'completed')
  and n.enrolled_on <= %(as_of)s and {who}
group by n.participant_id
"""
JOBS = """
select * from employers_opening
where status = 'open' and (expires_on is null or expires_on >= %(as_of)s) and {which}
"""
SAME = "(position(lower(need) in lower(has)) > 0 or (length(has) > 2 and position(lower(has) in lower(need)) > 0))"
LACKED = (
    f"array(select need from unnest({{needs}}) need where not exists (select from unnest({{held}}) has where {SAME}))"
)
BROUGHT = f"array(select need from unnest({{needs}}) need where exists (select from unnest({{held}}) has where {SAME}))"

PAIRS = f"""
with person as materialized (
    select p.participant_id, i.county_fips, w.id is not null as wishes, w.wage_floor, w.hours_least, w.hours_most,
           w.shifts_not, w.travel_miles, w.skills, w.languages,
           array(select k.title from trainings_credential k where k.participant_id = p.participant_id and k.title <> ''
                 and k.attained_on <= %(as_of)s) as held,
           (select min(j.started_on) from placements_placement j
            where j.participant_id = p.participant_id and j.started_on <= %(as_of)s
              and (j.last_day_worked is null or j.last_day_worked >= %(as_of)s)) as works_since,
           referrals_agreed(p.participant_id) as agreed
    from ({PEOPLE}) p
    join participants_identity i on i.participant_id = p.participant_id
    left join referrals_jobwish w on w.participant_id = p.participant_id
),
job as materialized (
    select o.*, coalesce(nullif(o.county_fips, ''), e.county_fips) as county
    from ({JOBS}) o join employers_employer e on e.id = o.employer_id
),
pair as materialized (
    select person.participant_id, job.id as opening_id, person.agreed, person.works_since, person.held,
           person.wishes, person.wage_floor, person.hours_least, person.hours_most, person.travel_miles,
           job.required_credentials, job.required_skills, job.languages as languages_needed, job.shifts,
           {LACKED.format(needs="job.required_credentials", held="person.held")} as lacks_credentials,
           {
    LACKED.format(needs="job.required_skills", held="coalesce(person.skills, array[]::varchar[])")
} as lacks_skills,
           {
    BROUGHT.format(
        needs="job.preferred_credentials || job.preferred_skills",
        held="person.held || coalesce(person.skills, array[]::varchar[])",
    )
} as brings,
           array(select unnest(job.languages) except select unnest(person.languages)) as lacks_languages,
           array(select unnest(job.shifts) except select unnest(person.shifts_not)) as possible_shifts,
           coalesce(person.skills, array[]::varchar[]) <> array[]::varchar[] as skills_known,
           coalesce(person.languages, array[]::varchar[]) <> array[]::varchar[] as languages_known,
           job.hourly_wage_low, job.hourly_wage_high, job.weekly_hours, job.place, job.soc,
           far.miles,
           (select max(case n.status when 'completed' then 2 else 1 end)
            from trainings_enrollment n join trainings_cohort c on c.id = n.cohort_id
            join trainings_program g on g.id = c.program_id
            where n.participant_id = person.participant_id and n.status in ('enrolled', 'completed')
              and job.soc <> '' and left(g.soc, 7) = job.soc) as training
    from person cross join job
    left join unnest(%(homes)s::text[], %(counties)s::text[], %(miles)s::int[]) far (home, county, miles)
        on far.home = person.county_fips and far.county = job.county
    where not exists (select from referrals_referral r where r.participant_id = person.participant_id
                      and r.opening_id = job.id and r.status in ({{taken}}))
),
judged as (
    select *,
        case when soc = '' then null when training = 2 then {FIT} when training = 1 then {OPEN}
             else {NOT} end as trained,
        case when required_credentials = '{{{{}}}}' then null when lacks_credentials = '{{{{}}}}' then {FIT} else {NOT}
            end as credentials,
        case when required_skills = '{{{{}}}}' then null when lacks_skills = '{{{{}}}}' then {FIT}
             when not skills_known then {OPEN} else {NOT} end as skills,
        case when wage_floor is null or coalesce(hourly_wage_low, hourly_wage_high) is null then {OPEN}
             when hourly_wage_low >= wage_floor then {FIT}
             when hourly_wage_high >= wage_floor then {OPEN} else {NOT} end as wage,
        case when place = 'remote' then null when miles is null or travel_miles is null then {OPEN}
             when miles <= travel_miles then {FIT} else {NOT} end as distance,
        case when weekly_hours is null or (hours_least is null and hours_most is null) then {OPEN}
             when weekly_hours < hours_least or weekly_hours > hours_most then {NOT} else {FIT} end as hours,
        case when shifts = '{{{{}}}}' or not wishes then {OPEN} when possible_shifts = '{{{{}}}}' then {NOT}
             else {FIT} end as shifts_fit,
        case when languages_needed = '{{{{}}}}' then null when lacks_languages = '{{{{}}}}' then {FIT}
             when not languages_known then {OPEN} else {NOT} end as languages
    from pair
)
select participant_id, opening_id, agreed, works_since, brings, lacks_credentials, lacks_skills, lacks_languages,
       possible_shifts, wage_floor, hours_least, hours_most, travel_miles, hourly_wage_low, hourly_wage_high,
       weekly_hours, miles, trained, credentials, skills, wage, distance, hours, shifts_fit as shifts, languages,
       count(*) over () as of_all
from judged
where {{further}}
order by {{order}}
limit %(limit)s
"""
_ALL = "array[trained, credentials, skills, wage, distance, hours, shifts_fit, languages]"
ORDER = (
    f"(select count(*) from unnest({_ALL}) x where x = {FIT}) desc,"
    f" (select count(*) from unnest({_ALL}) x where x = {NOT}), miles nulls last, participant_id, opening_id"
)
HOMES = f"""
select distinct i.county_fips from ({PEOPLE}) p join participants_identity i on i.participant_id = p.participant_id
where i.county_fips <> ''
"""
COUNTIES = f"""
select distinct coalesce(nullif(o.county_fips, ''), e.county_fips)
from ({JOBS}) o join employers_employer e on e.id = o.employer_id
"""
