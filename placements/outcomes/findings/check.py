"""What a data check is: words for people, the figures it touches, and one query that finds the records."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """One thing that cannot stand on record, or should be looked at.

    `sql` is one set-based query made of `found(…)` rows; it may use %(today)s and the tables of reading.py.
    `bends` are measure keys, or the beginning of several: "sector.ret" is every retention figure. `certain` says that
    the record cannot be true; otherwise it is only doubtful. `wages`: rests on quarterly wages, which few roles see.
    """

    key: str
    title: str
    why: str  # how it bends the figures
    mend: str  # what to do
    bends: tuple[str, ...]
    sql: str
    certain: bool = False
    wages: bool = False


# By record: its key, its person, its cohort, the placement whose page shows it, and the field that tells it from the
# person's others. `a` is the record's alias.
_PLACES = {
    "placement": ("{a}.key", "{a}.participant_id", "{a}.cohort_id", "{a}.key", "started_on"),
    "follow_up": ("{a}.key", "j.participant_id", "j.cohort_id", "j.key", "observed_on"),
    "enrollment": ("{a}.key", "{a}.participant_id", "{a}.cohort_id", "null", "enrolled_on"),
    "credential": ("{a}.key", "{a}.participant_id", "{a}.cohort_id", "null", "attained_on"),
    "exclusion": ("{a}.key", "{a}.participant_id", "null", "null", "effective_on"),
    "service": ("{a}.key", "{a}.participant_id", "null", "null", "provided_on"),
    "quarterly_wage": ("{a}.key", "{a}.participant_id", "null", "null", "quarter"),
    "identity": ("null", "{a}.participant_id", "null", "null", "birth_date"),
    "prior_job": ("null", "{a}.participant_id", "null", "null", "ended_on"),
}


def found(record: str, alias: str, field: str, rival: str = "", rival_sql: str = "null", value_sql: str = "") -> str:
    """The columns of every check: which record, whose, the field in question and what it speaks against.

    `rival` names the other field as "record.field", `rival_sql` is its value. A follow-up needs its placement as `j`.
    """
    key, person, cohort, job, told_by = (part.format(a=alias) for part in _PLACES[record])
    return (
        f"select '{record}' as record, {key} as key, {person} as participant_id, {cohort}::bigint as cohort_id, "
        f"{job}::text as job, '{told_by}' as told_by, {alias}.{told_by}::text as told, "
        f"'{field}' as field, ({value_sql or f'{alias}.{field}'})::text as value, "
        f"'{rival}' as rival, ({rival_sql})::text as rival_value "
    )


ANSWERS = "from placements_followup f join placements_placement j on j.id = f.placement_id "
EMPLOYED = "f.status in ('employed_same', 'employed_other')"


def union(*queries: str) -> str:
    return " union all ".join(queries)
