"""Programs, cohorts and who was in them, as they stand in the exchange format."""

from django.utils.translation import gettext_lazy as _

from intermediary.exchange.columns import (
    CIP,
    COUNT,
    DATE,
    KEY,
    KEYS,
    NAME,
    SOC,
    Column,
    amount,
    choice,
    text,
)
from intermediary.exchange.files import File, register
from intermediary.exchange.ground import in_order
from intermediary.exchange.loader.check import considered, said, too_early
from participants.exchange import PERSON
from trainings.enums import OPEN, CredentialType, EnrollmentStatus, SkillGainKind, TrainingType
from trainings.models import Cohort, Credential, Enrollment, Program, Provider, SkillGain


def open_twice(load, stage) -> int:
    """More than one open enrollment of a person in a cohort, counting those on record that this load leaves alone."""
    opened = ", ".join(f"'{status}'" for status in OPEN)
    participant, cohort, status = (stage.final(name) for name in ("participant", "cohort", "status"))
    params: dict = {"mend": _("end the earlier one first, or remove the row")}
    problem = said(
        _("{participant} would have a second open enrollment in {cohort} beside {other}"),
        lambda name: f"rows.{name}",
        params,
        "problem",
    )
    return load.mark(
        stage,
        f"""select n, 'cohort', {problem}, %(mend)s from (
            select n, participant, cohort, first_value(key) over w as other, row_number() over w as place from (
                select s._n as n, s._key as key, {participant} as participant, {cohort} as cohort
                from {stage.rows_and_records} where {considered(load)} and {status} in ({opened})
                union all
                select null, e.key, p.key, c.key
                from trainings_enrollment e
                join participants_participant p on p.id = e.participant_id
                join trainings_cohort c on c.id = e.cohort_id
                where e.status in ({opened}) and p.key in (select {participant} from {stage.rows_and_records})
                and not exists (select from {stage.table} s where s._key = e.key and {considered(load)})
            ) everyone where participant is not null and cohort is not null
            window w as (partition by participant, cohort order by n nulls first)
        ) rows where place > 1 and n is not null""",
        params,
    )


def before_birth(load, stage) -> int:
    """An enrollment of somebody who was not born yet."""
    return too_early(
        load,
        stage,
        column="enrolled_on",
        reference="participant",
        limit="birth_date",
        on_record="select p.key, i.birth_date as day from participants_identity i "
        "join participants_participant p on p.id = i.participant_id",
        problem=_("{day} is before the person was born, {limit}"),
        mend=_("correct the day, or the date of birth"),
    )


# Pages may record a credential without a title, the format may not: then its type is written.
UNTITLED = "case t.type {} else 'Credential' end".format(
    " ".join(
        f"when '{value}' then '{str(label).replace(chr(39), chr(39) * 2)}'" for value, label in CredentialType.choices
    )
)

register(
    File(
        "programs",
        "program",
        Program,
        (
            Column("title", text(200), required=True),
            Column("provider", NAME, names=Provider),
            Column("soc", SOC),
            Column("cip", CIP),
            Column("hours", amount(7)),
        ),
        identity=("title",),
    ),
    File(
        "cohorts",
        "cohort",
        Cohort,
        (
            Column("initiative", KEY, refers="initiatives", required=True),
            Column("program", KEY, refers="programs", required=True),
            Column("provider", NAME, names=Provider),
            Column("starts_on", DATE),
            Column("ends_on", DATE),
            Column("capacity", COUNT),
            Column("grants", KEYS, refers="grants", many=True),
        ),
        identity=("program", "provider", "starts_on"),
        rules=(in_order("starts_on", "ends_on", _("the cohort ends on {ends_on}, before it starts on {starts_on}")),),
    ),
    File(
        "enrollments",
        "enrollment",
        Enrollment,
        (
            PERSON,
            Column("cohort", KEY, refers="cohorts", required="new"),
            Column("status", choice(EnrollmentStatus), required=True),
            Column("enrolled_on", DATE, required=True),
            Column("ended_on", DATE),
            Column("reason", text(200)),
            Column("training_type", choice(TrainingType)),
        ),
        rules=(
            in_order(
                "enrolled_on", "ended_on", _("the enrollment ends on {ended_on}, before it began on {enrolled_on}")
            ),
        ),
        checks=(open_twice, before_birth),
        identity=("cohort", "participant"),
    ),
    File(
        "credentials",
        "credential",
        Credential,
        (
            PERSON,
            Column("cohort", KEY, refers="cohorts"),
            Column("type", choice(CredentialType)),
            Column("title", text(200), required=True, fallback=UNTITLED),
            Column("attained_on", DATE),
            Column("evidence", text(200)),
        ),
        identity=("participant", "cohort", "title"),
    ),
    File(
        "skill_gains",
        "skill_gain",
        SkillGain,
        (
            PERSON,
            Column("kind", choice(SkillGainKind)),
            Column("gained_on", DATE, required=True),
            Column("evidence", text(200)),
        ),
        identity=("participant", "kind", "gained_on"),
    ),
)
