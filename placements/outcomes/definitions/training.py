"""What comes of an enrollment (outcome measures, section 0, measure keys). The unit is an enrollment."""

from django.utils.translation import gettext_lazy as _

from .definition import Definition

# Days after completion within which a placement counts [D].
PLACEMENT_DAYS = 180

DEFINITIONS = (
    Definition(
        key="sector.completion",
        title=_("Completed the training"),
        counts=_("enrollments"),
        denominator=_("Enrollments that ended: completed, withdrawn or dismissed. Still enrolled is not yet due."),
        numerator=_("Completed enrollments."),
        exclusions=_("None. Applied, waitlisted and offered are not enrolled."),
        source="outcome-measures.md, section 0",
        unit="rate",
        kind="rate",
        family="enrollment",
    ),
    Definition(
        key="sector.placement",
        title=_("Placed within 180 days of completing"),
        counts=_("enrollments"),
        denominator=_("Completed enrollments whose day 180 after completion has come."),
        numerator=_("A placement of that person from that cohort began by then, also before completion."),
        exclusions=_("None. A completion without its date is unknown."),
        source="outcome-measures.md, section 0",
        unit="rate",
        kind="rate",
        family="enrollment",
    ),
    Definition(
        key="sector.placement.so_far",
        title=_("Completers placed so far"),
        counts=_("enrollments"),
        denominator=_("All completed enrollments, also those whose 180 days are not over."),
        numerator=_("A placement of that person from that cohort began within 180 days of completion."),
        exclusions=_("None. A completion without its date is unknown."),
        source="issue 2, the plain figure",
        unit="rate",
        kind="rate",
        family="enrollment",
        note=_("Preliminary: not everybody's 180 days are over."),
        supporting=True,
    ),
)
