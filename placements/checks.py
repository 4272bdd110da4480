"""What must hold between jobs, and between a job and what is said of it: looked at across all rows of a load at once.

Each check sees the state as it will stand: the rows of the load, and the records it leaves alone.
"""

from django.utils.translation import gettext as _

from intermediary.exchange.loader.check import considered, said, too_early

# A day as a number, for comparing with "not known to have ended" in one expression.
_DAY = "coalesce({} - date '1900-01-01', 999999)"


def overlapping(load, stage) -> int:
    """Two jobs of one person with one employer that share a day. The one that began later is in question."""
    cursor = load.cursor
    _everyone(load, stage)
    cursor.execute(
        """declare load_suspects no scroll cursor for select pair, n, id, starts, ends from load_job where pair in (
            select pair from (
                select pair, starts, max(ends) over (partition by pair order by starts, n nulls first
                    rows between unbounded preceding and 1 preceding) as before
                from load_job) x where starts <= before
        ) order by pair, n is not null, starts, n"""
    )
    cursor.execute("create temp table load_overlap (n integer, other_n integer, other_id bigint) on commit drop")
    sweep = Sweep()
    while rows := _fetched(cursor):
        conflicts = [conflict for row in rows if (conflict := sweep.conflict(*row))]
        with cursor.copy("copy load_overlap from stdin") as copy:
            for conflict in conflicts:
                copy.write_row(conflict)
    cursor.execute("close load_suspects")
    params: dict = {"mend": _("correct the dates, or remove the row if both are the same job")}
    problem = said(
        _("overlaps with {other}: one person cannot hold two jobs with one employer on one day"),
        lambda name: f"coalesce(r.key, x._key || ' ({stage.file.file_name}:' || x._line || ')')",
        params,
        "problem",
    )
    found = load.mark(
        stage,
        f"select o.n, 'started_on', {problem}, %(mend)s from load_overlap o left join {stage.table} x "
        "on x._n = o.other_n left join placements_placement r on r.id = o.other_id",
        params,
    )
    cursor.execute("drop table load_overlap; drop table load_job")
    return found


def _fetched(cursor) -> list[tuple]:
    cursor.execute("fetch 5000 from load_suspects")
    return cursor.fetchall()


class Sweep:
    """Goes through the jobs of each pair: records first, then rows by their first day. What fits is kept."""

    def __init__(self):
        self.pair = None
        self.records: list[tuple[int, int, int]] = []
        self.kept = (-1, 0)

    def conflict(self, pair: str, n: int | None, record: int, starts: int, ends: int) -> tuple | None:
        """(row, the row it overlaps with or None, the record it overlaps with or None), where it does."""
        if pair != self.pair:
            self.pair, self.records, self.kept = pair, [], (-1, 0)
        if n is None:
            self.records.append((starts, ends, record))
            return None
        if starts <= self.kept[0]:
            return n, self.kept[1], None
        for first, last, record in self.records:
            if starts <= last and first <= ends:
                return n, None, record
        self.kept = (ends, n)
        return None


def _everyone(load, stage) -> None:
    """Every job that counts, as it will stand, by the keys of its `pair` of person and employer.

    `n` is the row's number, null for a record left alone, which has an `id`.
    """
    names = ("participant", "employer", "started_on", "last_day_worked")
    participant, employer, first, last = (stage.final(name) for name in names)
    load.cursor.execute(
        f"""create temp table load_job on commit drop as
        select s._n as n, 0 as id, s._key as key, {participant} as participant,
               ({participant} || chr(31) || {employer}) collate "C" as pair,
               {_DAY.format(first)} as starts, {_DAY.format(last)} as ends
        from {stage.rows_and_records} where {considered(load)} and {first} is not null"""
    )
    load.cursor.execute(
        f"""insert into load_job
        select null, j.id, j.key, p.key, p.key || chr(31) || e.key,
               {_DAY.format("j.started_on")}, {_DAY.format("j.last_day_worked")}
        from (select distinct participant from load_job) own
        join participants_participant p on p.key = own.participant
        -- Person by person, also while the planner thinks that the table is as small as before a large import.
        cross join lateral (select * from placements_placement x where x.participant_id = p.id offset 0) j
        join employers_employer e on e.id = j.employer_id
        where not exists (select from {stage.table} s where s._key = j.key and {considered(load)})"""
    )
    load.cursor.execute("analyze load_job")


def before_its_placement(load, stage) -> int:
    """A follow-up that speaks of a day before the job began."""
    return too_early(
        load,
        stage,
        column="observed_on",
        reference="placement",
        limit="started_on",
        on_record="select key, started_on as day from placements_placement",
        problem=_("{day} is before the job began, {limit}"),
        mend=_("correct the day, or the placement it speaks of"),
    )


def past_its_follow_ups(load, stage) -> int:
    """A job on record that would begin after a follow-up on record, which this load leaves alone."""
    if not stage.has("started_on"):
        return 0
    answers = load.stages.get("follow_ups")
    loaded = (
        f"and not exists (select from {answers.table} s where s._key = f.key and {considered(load)})" if answers else ""
    )
    params: dict = {"mend": _("correct the day or the follow-up")}
    problem = said(
        _("{started_on} is after follow-up {key} of {observed_on}"), lambda name: f"rows.{name}", params, "problem"
    )
    return load.mark(
        stage,
        f"""select rows.n, 'started_on', {problem}, %(mend)s from (
            select distinct on (s._n) s._n as n, s.started_on, f.key, f.observed_on
            from {stage.rows_and_records} join placements_followup f on f.placement_id = t.id
            where {considered(load)} and s.started_on > t.started_on and f.observed_on < s.started_on {loaded}
            order by s._n, f.observed_on, f.id
        ) rows""",
        params,
    )
