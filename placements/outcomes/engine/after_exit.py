"""The four quarters after each exit: employed or not, what was earned, and with whom (outcome measures, section 1.3).

Codes are those of PIRL 1600 to 1606 as far as they can be known here: 1 employed, 0 not employed, 9 not yet available.
"""

from .quarters import quarter
from .stage import Stage

QUARTERS = (1, 2, 3, 4)
EMPLOYED, NOT_EMPLOYED, NOT_YET_AVAILABLE = 1, 0, 9

# Jobs from the first to the last day known to be held. One is left aside only where it is known to be subsidized.
TENURE = f"""
select s.participant_id, s.employer_id, {quarter("s.start")} as first, {quarter("s.held")} as last,
       coalesce(j.subsidized, false) as subsidized
from e_spell s left join {{placement}} j on j.id = s.id
"""

WORK = """
select p.id, w.quarter - p.exit_quarter as n, f.firm_id, w.cents, true as counts
from e_participation p
join e_earned w on w.participant_id = p.participant_id
               and w.quarter between p.exit_quarter + 1 and p.exit_quarter + 4
left join e_firm f using (employer_id)
union all
select p.id, after.n, f.firm_id, null, not t.subsidized
from e_participation p
join e_tenure t on t.participant_id = p.participant_id
join (values {quarters}) after (n) on p.exit_quarter + after.n between t.first and t.last
left join e_firm f using (employer_id)
where p.exit_on is not null
""".format(quarters=", ".join(f"({n})" for n in QUARTERS))
WORKED = "select id, sum(cents) filter (where n = 2)::bigint as earned_2, {columns} from e_work group by id".format(
    columns=", ".join(
        f"bool_or(counts) filter (where n = {n}) as employed_{n}, "
        f"bool_or(cents is null) filter (where n = {n}) as held_{n}"
        for n in QUARTERS
    )
)

# What speaks against: a match without pay, or a report of not working, which a job of that quarter outweighs.
AGAINST = f"""
select participant_id, quarter, true as unpaid from e_unpaid
union all
select participant_id, {quarter("day")}, false from e_gone where status = 1
"""
DENIED = "select p.id, {columns} {source} group by p.id".format(
    columns=", ".join(
        f"bool_or(unpaid) filter (where a.quarter - p.exit_quarter = {n}) as unpaid_{n}, "
        f"bool_or(not unpaid) filter (where a.quarter - p.exit_quarter = {n}) as idle_{n}"
        for n in QUARTERS
    ),
    source="from e_participation p join e_against a on a.participant_id = p.participant_id "
    "and a.quarter between p.exit_quarter + 1 and p.exit_quarter + 4",
)

# Who employed them in both the second and the fourth quarter; and whether an employer is not named.
LASTING = """
select id, bool_or(second and fourth and firm_id is not null) as same, bool_or(firm_id is null) as unnamed
from (
    select id, firm_id, bool_or(n = 2) as second, bool_or(n = 4) as fourth
    from e_work where counts and n in (2, 4) group by id, firm_id
) firms
group by id
"""

AFTER = """
select p.id, w.earned_2, coalesce(l.same, false) as same, coalesce(l.unnamed, false) as unnamed, {codes}
from e_participation p
left join e_worked w using (id)
left join e_denied d using (id)
left join e_lasting l using (id)
where p.exit_on is not null
""".format(
    codes=", ".join(
        f"(case when employed_{n} then {EMPLOYED} "
        f"when p.exit_quarter + {n} >= %(open_quarter)s then {NOT_YET_AVAILABLE} "
        f"when unpaid_{n} or (idle_{n} and held_{n} is not true) then {NOT_EMPLOYED} else {NOT_YET_AVAILABLE} end"
        f")::smallint as code_{n}"
        for n in QUARTERS
    )
)


def make_after_exit(stage: Stage) -> None:
    stage.table("e_tenure", TENURE, key="participant_id")
    stage.table("e_work", WORK)
    stage.table("e_worked", WORKED)
    stage.table("e_against", AGAINST)
    stage.table("e_denied", DENIED)
    stage.table("e_lasting", LASTING)
    stage.table("e_after", AFTER, key="id")
