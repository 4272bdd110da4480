"""The federal indicators (outcome measures, section 1). The unit is a period of participation: one person may have
several, each counts. Of employers there are none: a period belongs to cohorts."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .definition import Definition

# Days without a participation-level service after which an exit is decided; a service up to this gap continues.
EXIT_DAYS = 90
CREDENTIAL_DAYS = 365
# Types of training (PIRL 1303). An enrollment that names none is in occupational skills training.
USUAL_TRAINING = "06"
# On-the-job (01), customized (05), other (11) and job readiness (12) do not open the credential measure.
QUALIFYING_TRAINING = ("02", "03", "04", "06", "07", "08", "09", "10")
# In education or training towards a credential or a job, which a skill gain is asked of [D]: those, on a job also.
IN_TRAINING = ("01", *QUALIFYING_TRAINING[:3], "05", *QUALIFYING_TRAINING[3:])
SECONDARY = 1  # a diploma or its equivalent (PIRL 1800)

EXITS = _(
    "Periods of participation that ended (no participation-level service for 90 days, and none planned), {when}. "
    "Unknown ones stay in."
)
LEFT_OUT = _(
    "A reason of the federal list (institution, health, death, reserve duty, foster care, ineligible, correctional "
    "program) that took effect by the end of the fourth quarter after exit."
)
LEFT_OUT_OF_EDUCATION = _(
    "A reason of the federal list other than a correctional program that took effect by the end of the fourth quarter "
    "after exit."
)
EMPLOYED = _(
    "employed: a wage record above zero, or a job known to be held on a day of the quarter and not known to be "
    "subsidized"
)
PRELIMINARY = _(
    "Unknown counts against the rate. Exits of the latest quarters are preliminary: wage records come in for two more "
    "quarters after the measured one."
)


def indicator(key: str, title, denominator, numerator, exclusions=LEFT_OUT, note=PRELIMINARY, **kind) -> Definition:
    return Definition(
        key=f"wioa.{key}",
        title=title,
        counts=_("periods of participation"),
        denominator=denominator,
        numerator=numerator,
        exclusions=exclusions,
        source="outcome-measures.md, section 1.3",
        family="period",
        note=note,
        **({"unit": "rate", "kind": "rate"} | kind),
    )


def exits(when) -> str:
    return format_lazy(EXITS, when=when)


DEFINITIONS = (
    indicator(
        "er_q2",
        _("Employed in the second quarter after exit"),
        exits(_("counted when the second quarter after the exit is over")),
        format_lazy(_("Periods where the person was {employed}."), employed=EMPLOYED),
    ),
    indicator(
        "er_q4",
        _("Employed in the fourth quarter after exit"),
        exits(_("counted when the fourth quarter after the exit is over")),
        format_lazy(_("Periods where the person was {employed}."), employed=EMPLOYED),
    ),
    indicator(
        "median_q2",
        _("Median earnings in the second quarter after exit"),
        _("Periods that ended, with earnings above zero on record for the second quarter after the exit."),
        _("The median of those earnings, all employers of the quarter added up."),
        note=_(
            "Exits of the latest quarters are preliminary: wage records come in for two more quarters after the "
            "measured one."
        ),
        unit="dollars",
        kind="median",
    ),
    indicator(
        "credential",
        _("Credential within a year of exit"),
        exits(
            _(
                "of people in education or training other than on-the-job or customized alone; counted when 365 days "
                "after the exit are over"
            )
        ),
        _(
            "Periods with a credential attained from entry to 365 days after exit. A secondary diploma alone counts "
            "where the person was employed in one of the four quarters after exit, or in training again within 365 "
            "days of it."
        ),
        LEFT_OUT_OF_EDUCATION,
    ),
    indicator(
        "msg",
        _("Measurable skill gain in the program year"),
        _("Periods open in the program year (July to June) with education or training in it. There need be no exit."),
        _("Periods with a skill gain or a secondary diploma in that year, since entry. Several count once."),
        LEFT_OUT_OF_EDUCATION,
        note=_("The year that is running is preliminary: who has not gained yet still may."),
    ),
    indicator(
        "ese",
        _("With the same employer in the second and fourth quarter after exit"),
        exits(
            _(
                "of people employed in the second quarter after the exit; counted when the fourth quarter after it is "
                "over"
            )
        ),
        _(
            "Periods where one employer is that of both quarters. A firm and the one that it belongs to or was taken "
            "over by are one; the third quarter is not looked at."
        ),
    ),
)
