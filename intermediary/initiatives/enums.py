from django.db import models
from django.utils.translation import gettext_lazy as _

# Days after the first at which the engine says who is still there.
MILESTONES = (30, 60, 90, 180, 365)


class Household(models.TextChoices):
    """Families for which living wages are stated, as the usual tables name them. Adults work unless it says else."""

    ONE = "1-0", _("One adult, no children")
    ONE_ONE = "1-1", _("One adult, one child")
    ONE_TWO = "1-2", _("One adult, two children")
    ONE_THREE = "1-3", _("One adult, three children")
    TWO = "2-0", _("Two adults, no children")
    TWO_ONE = "2-1", _("Two adults, one child")
    TWO_TWO = "2-2", _("Two adults, two children")
    HALF_TWO = "2h-2", _("Two adults of whom one works, two children")


class Item(models.TextChoices):
    """The checklist of a good job (outcome measures, section 4). The first is the gate: without it no job is good."""

    LIVING_WAGE = "living_wage", _("Pays the living wage")
    HOURS = "hours", _("Full-time, or part-time by choice")
    HEALTH_INSURANCE = "health_insurance", _("Health insurance")
    PAID_LEAVE = "paid_leave", _("Paid leave")
    RETIREMENT_PLAN = "retirement_plan", _("Retirement plan")
    SCHEDULE_NOTICE = "schedule_notice", _("Schedule known two weeks ahead")
    ADVANCEMENT_PATH = "advancement_path", _("Path to advance")
    WORKER_VOICE = "worker_voice", _("Worker voice")
