"""How far a referral is, where it can go from there, and why it went no further."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    SUGGESTED = "suggested", _("Suggested")
    REFERRED = "referred", _("Sent, no answer yet")
    YES = "yes", _("Employer says yes")
    INTERVIEW = "interview", _("Interview")
    NOT_NOW = "not_now", _("Not now")
    NO = "no", _("Employer says no")
    OFFERED = "offered", _("Job offered")
    HIRED = "hired", _("Hired")
    NOT_HIRED = "not_hired", _("Not hired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# What may follow what. There is no "seen": opening a page changes nothing, and mail scanners open pages.
MOVES: dict[Status, tuple[Status, ...]] = {
    Status.SUGGESTED: (Status.REFERRED, Status.WITHDRAWN),
    Status.REFERRED: (
        Status.YES, Status.INTERVIEW, Status.NOT_NOW, Status.NO, Status.OFFERED, Status.HIRED, Status.NOT_HIRED,
        Status.WITHDRAWN,
    ),
    Status.YES: (
        Status.INTERVIEW, Status.NOT_NOW, Status.NO, Status.OFFERED, Status.HIRED, Status.NOT_HIRED, Status.WITHDRAWN,
    ),
    Status.INTERVIEW: (Status.INTERVIEW, Status.OFFERED, Status.HIRED, Status.NOT_HIRED, Status.WITHDRAWN),
    Status.NOT_NOW: (Status.REFERRED, Status.YES, Status.INTERVIEW, Status.NOT_HIRED, Status.WITHDRAWN),
    Status.OFFERED: (Status.HIRED, Status.NOT_HIRED, Status.WITHDRAWN),
    Status.NO: (),
    Status.HIRED: (),
    Status.NOT_HIRED: (),
    Status.WITHDRAWN: (),
}  # fmt: skip
LIVE = tuple(status for status, then in MOVES.items() if then)
COMES_FURTHER = (Status.SUGGESTED, Status.NOT_NOW, Status.REFERRED, Status.YES, Status.INTERVIEW, Status.OFFERED)
ANSWERS = (Status.YES, Status.INTERVIEW, Status.NOT_NOW, Status.NO)  # what an employer says to a referral
HIRABLE = tuple(status for status, then in MOVES.items() if Status.HIRED in then)


class Reason(TextChoices):
    TIMING = "timing", _("Not at this moment")
    ON_HOLD = "on_hold", _("Hiring is on hold")
    FILLED = "filled", _("The position is filled")
    SKILLS = "skills", _("Skills or experience do not fit")
    CREDENTIAL = "credential", _("A credential is missing")
    SCHEDULE = "schedule", _("Schedule or hours do not fit")
    PAY = "pay", _("Pay does not fit")
    CHOSE_OTHER = "chose_other", _("Somebody else was chosen")
    NO_SHOW = "no_show", _("Did not come to the interview")
    DECLINED = "declined", _("The person declined")
    ELSEWHERE = "elsewhere", _("Has taken another job")
    OTHER = "other", _("Another reason")


REASONS: dict[Status, tuple[Reason, ...]] = {
    Status.NOT_NOW: (Reason.TIMING, Reason.ON_HOLD, Reason.FILLED, Reason.OTHER),
    Status.NO: (Reason.SKILLS, Reason.CREDENTIAL, Reason.SCHEDULE, Reason.PAY, Reason.FILLED, Reason.OTHER),
    Status.NOT_HIRED: (Reason.CHOSE_OTHER, Reason.NO_SHOW, Reason.DECLINED, Reason.FILLED, Reason.SKILLS,
                       Reason.CREDENTIAL, Reason.SCHEDULE, Reason.PAY, Reason.OTHER),
    Status.WITHDRAWN: (Reason.DECLINED, Reason.ELSEWHERE, Reason.SCHEDULE, Reason.PAY, Reason.OTHER),
}  # fmt: skip


class Way(TextChoices):
    """Through what a step came."""

    LINK = "link", _("Link in the e-mail")
    PORTAL = "portal", _("Signed in")
    STAFF = "staff", _("Staff")
    SYSTEM = "system", _("By itself")


class Shown(TextChoices):
    """What a person can agree to show to an employer besides their name."""

    PHONE = "phone", _("Phone number")
    EMAIL = "email", _("E-mail address")
    CREDENTIALS = "credentials", _("Credentials earned")


class Kind(TextChoices):
    """What a letter is for."""

    ASK = "ask", _("Asks the employer")
    FIRST_NUDGE = "nudge_3", _("Reminds the employer")
    SECOND_NUDGE = "nudge_10", _("Reminds the employer again")
    OVER = "over", _("Tells the employer that it is over")
    TOLD = "told", _("Tells the person")


ASKING = (Kind.ASK, Kind.FIRST_NUDGE, Kind.SECOND_NUDGE)
