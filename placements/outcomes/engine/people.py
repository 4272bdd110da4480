"""Stage 3. The people of the scoped cohorts: their group in each requested cut, baseline wage, exclusion, entry.

A cut is kept as one small code per person. A code stands for a set of values, because race and barriers may be
several: the person then counts in each. Not known is the value `unknown`.
"""

from .stage import Stage
from .who import EVERYBODY, Who

# cut → the values of one person, as text[]
BY_PERSON = {
    "gender": "array[coalesce(nullif(t.gender, ''), 'unknown')]",
    "race": "case when coalesce(cardinality(t.race), 0) = 0 then array['unknown'] else t.race::text[] end",
    "hispanic": "array[case when t.hispanic then 'yes' when not t.hispanic then 'no' else 'unknown' end]",
    "education": "array[coalesce(nullif(t.education, ''), 'unknown')]",
    "barrier": "case when coalesce(cardinality(t.barriers), 0) = 0 then array['unknown'] else t.barriers::text[] end",
    "veteran": "array[case when t.veteran then 'yes' when not t.veteran then 'no' else 'unknown' end]",
    "county": "array[coalesce(nullif(i.county_fips, ''), 'unknown')]",
}
# cut → its code from the person's age when they enrolled, which belongs to an enrollment and not to a person
AGE_BANDS = ("unknown", "under_18", "18_24", "25_34", "35_44", "45_54", "55_plus")
CUTS = ("gender", "race", "hispanic", "education", "age_band", "barrier", "veteran", "county")

PEOPLE = """
select participant_id from {{placement}}
where cohort_id in (select cohort_id from e_cohort) and started_on <= %(as_of)s and {who}
union
select participant_id from {{enrollment}}
where cohort_id in (select cohort_id from e_cohort) and enrolled_on <= %(as_of)s and {who}
"""

# Entry into the program: the first seat in that cohort.
ENTRY = """
select participant_id, cohort_id, min(enrolled_on) as entered_on
from {{enrollment}}
where cohort_id in (select cohort_id from e_cohort) and enrolled_on <= %(as_of)s and {who}
  and status in ('enrolled', 'completed', 'withdrawn', 'dismissed')
group by participant_id, cohort_id
"""

RAW = """
select p.participant_id, i.birth_date, {values}
       (w.hourly_wage * 100)::int as prior_cents, (w.weekly_hours * 100)::int as prior_hours, w.ended_on as prior_ended
from e_people p
left join {{traits}} t on t.participant_id = p.participant_id
left join {{identity}} i on i.participant_id = p.participant_id
left join {{prior_job}} w on w.participant_id = p.participant_id
"""

FOUND = """
select distinct cut, members from e_raw, lateral (values {pairs}) v (cut, members) where cut is not null
union all select 'age_band', array[band] from unnest(%(age_bands)s::text[]) band
"""
SETS = "select row_number() over (order by cut, members)::int as code, cut, members from ({found}) sets"
# Codes that a stored run keeps are the same for ever.
KEPT_SETS = """
select cut, members from ({found}) sets
where not exists (select 1 from outcomes_cutset k where k.cut = sets.cut and k.members = sets.members::varchar[])
"""
KEPT = "select id::int as code, cut, members::text[] as members from outcomes_cutset"

VALUES = """
select distinct s.code, s.cut, member as value, dense_rank() over (order by member)::int as value_id
from e_set s, unnest(s.members) member
"""

PERSON = """
select r.participant_id, r.birth_date, r.prior_cents, r.prior_hours, r.prior_ended {codes} from e_raw r {joins}
"""

# The band is one more for each of the ages that was reached.
AGE = """case when p.birth_date is null or {entered} is null then 'unknown' else
    (array['under_18', '18_24', '25_34', '35_44', '45_54', '55_plus'])[1 + {older}] end"""
YEARS = "extract(year from age({entered}, p.birth_date))"
OLDER = " + ".join(f"({YEARS} >= {years})::int" for years in (18, 25, 35, 45, 55))


def make_people(stage: Stage, cuts: tuple[str, ...], who: Who = EVERYBODY, keep_codes: bool = False) -> None:
    """Who is counted, and their codes: numbered for this computation, or kept for a stored run."""
    own = [cut for cut in cuts if cut in BY_PERSON]
    stage.parameters["age_bands"] = list(AGE_BANDS)
    stage.table("e_people", PEOPLE.format(who=who.condition), key="participant_id")
    stage.table("e_entry", ENTRY.format(who=who.condition), key="participant_id, cohort_id")
    stage.table("e_raw", RAW.format(values="".join(f"{BY_PERSON[cut]} as {cut}, " for cut in own)))
    pairs = ", ".join(f"('{cut}', {cut})" for cut in own) or "(null::text, null::text[])"
    found = FOUND.format(pairs=pairs)
    if keep_codes:
        stage.keep("outcomes_cutset", "cut, members", KEPT_SETS.format(found=found))
        stage.table("e_set", KEPT)
    else:
        stage.table("e_set", SETS.format(found=found))
        stage.table("e_value", VALUES)
        stage.values = {None: ""} | dict(stage.rows("select distinct value_id, value from e_value"))
    stage.table(
        "e_person",
        PERSON.format(
            codes="".join(f", {cut}_set.code as {cut}" for cut in own),
            joins=" ".join(
                f"join e_set {cut}_set on {cut}_set.cut = '{cut}' and {cut}_set.members = r.{cut}" for cut in own
            ),
        ),
        key="participant_id",
    )


def code_columns(cuts: tuple[str, ...], entered: str) -> str:
    """Columns with the code of each cut, for a row of a person `p` who entered on the day `entered`."""
    columns = []
    for cut in cuts:
        if cut == "age_band":
            band = AGE.format(entered=entered, older=OLDER.format(entered=entered))
            columns.append(f"(select code from e_set where cut = 'age_band' and members[1] = {band}) as age_band")
        else:
            columns.append(f"p.{cut}")
    return "".join(f", {column}" for column in columns)
