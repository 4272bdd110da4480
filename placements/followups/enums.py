from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from placements.enums import Source

# Whose word settles a window as verified: a record, or the employer. The person's own and staff's reach somebody.
VERIFYING = (Source.UI_MATCH, Source.PAYROLL, Source.PAY_STUB, Source.EMPLOYER)


class State(TextChoices):
    """How far the asking of one window is. `EXCLUDED` stands in no rate; `LOST` stays in the denominator."""

    AHEAD = "ahead", _("Not yet due")
    DUE = "due", _("Due")
    ASKED = "asked", _("Asked")
    ANSWERED = "answered", _("Reached")
    VERIFIED = "verified", _("Verified")
    LOST = "lost", _("Lost")
    EXCLUDED = "excluded", _("Excluded")


OPEN = (State.DUE, State.ASKED)


class Unit(TextChoices):
    """What a window counts in: days after the first day worked, or calendar quarters after exit."""

    DAY = "day", _("days after start")
    QUARTER = "quarter", _("quarter after exit")


class Way(TextChoices):
    """Through what somebody was tried."""

    SMS = "sms", _("Text message")
    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone")
    IN_PERSON = "in_person", _("In person")
    EMPLOYER = "employer", _("Employer's page")


class Outcome(TextChoices):
    """What came of a try."""

    ASKED = "asked", _("Asked")
    ANSWERED = "answered", _("Answered")
    NO_ANSWER = "no_answer", _("No answer")
    LEFT_WORD = "left_word", _("Left a message")
    WRONG_NUMBER = "wrong_number", _("Wrong number")
    DECLINED = "declined", _("Does not want to be asked")


class Help(TextChoices):
    """What would help, as the person ticked it."""

    TRANSPORT = "transport", _("Getting to work")
    CHILDCARE = "childcare", _("Child care")
    HOURS = "hours", _("Hours or schedule")
    TRAINING = "training", _("More training")
    CONFLICT = "conflict", _("Trouble at work")
    SEARCH = "search", _("Finding a job")
    CALL = "call", _("A call from my coach")
