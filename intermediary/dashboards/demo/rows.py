"""Rows of the exchange format: the columns of each file, and how a value is written in a cell."""

from datetime import date, timedelta
from decimal import Decimal

COLUMNS = {
    "initiatives": "initiative name industries counties started_on",
    "funders": "funder name",
    "grants": "grant funder initiative title starts_on ends_on amount",
    "employers": "employer name parent_employer fein naics county_fips headcount",
    "establishments": "establishment county_fips naics quarter establishments source",
    "openings": "opening employer initiative soc title positions posted_on expires_on closed_on hourly_wage_low "
    "hourly_wage_high weekly_hours status description "
    "shifts schedule_notice_days part_time_by_choice health_insurance paid_leave retirement_plan "
    "advancement_path worker_voice union_coverage permanent place address city zip county_fips "
    "required_skills preferred_skills required_credentials preferred_credentials "
    "fair_chance fair_chance_note languages language_note listed",
    "opening_fills": "opening_fill opening offer_accepted_on",
    "headcounts": "headcount employer soc starts_on months average_headcount separations other_hires "
    "other_retained_90 other_retained_180 other_retained_365",
    "hiring_needs": "hiring_need employer initiative soc quarter seats certainty said_by said_on withdrawn_on note",
    "need_seats": "need_seat hiring_need program cohort seats",
    "participants": "participant first_name middle_name last_name birth_date gender race hispanic veteran disability "
    "education zip county_fips barriers prior_hourly_wage prior_weekly_hours prior_job_ended_on email phone",
    "programs": "program title provider soc cip hours",
    "cohorts": "cohort initiative program provider starts_on ends_on capacity grants",
    "enrollments": "enrollment participant cohort status enrolled_on ended_on reason training_type",
    "services": "service participant kind provided_on keeps_open planned",
    "exclusions": "exclusion participant reason effective_on",
    "credentials": "credential participant cohort type title attained_on evidence",
    "skill_gains": "skill_gain participant kind gained_on evidence",
    "consents": "consent participant purpose given_on expires_on withdrawn_on",
    "placements": "placement participant employer cohort soc started_on last_day_worked first_observed_on "
    "last_known_employed_on hourly_wage weekly_hours subsidized training_related health_insurance paid_leave "
    "retirement_plan schedule_notice_days advancement_path worker_voice end_reason living_wage_hourly "
    "living_wage_source part_time_by_choice",
    "follow_ups": "follow_up placement observed_on status employer hourly_wage weekly_hours source",
    "quarterly_wages": "wage participant quarter employer amount source",
}
COLUMNS = {file: tuple(columns.split()) for file, columns in COLUMNS.items()}
Row = dict[str, str]
Tables = dict[str, list[Row]]


def row(file: str, **values) -> Row:
    """One row of `file` with every column as text; a column not given is empty, which means not known."""
    unknown = values.keys() - set(COLUMNS[file])
    if unknown:
        raise KeyError(f"{file} has no {sorted(unknown)}")
    return {column: cell(values.get(column)) for column in COLUMNS[file]}


def cell(value) -> str:
    """A value as the exchange format writes it: yes/no, ISO dates, lists with `;`, nothing for not known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (tuple, list)):
        return ";".join(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def money(amount: float, step: float = 0.05) -> Decimal:
    """Dollars rounded to `step`, with two places."""
    return Decimal(f"{round(amount / step) * step:.2f}")


def days(count: float) -> timedelta:
    return timedelta(days=int(count))
