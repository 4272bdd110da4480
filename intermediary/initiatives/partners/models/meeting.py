from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.initiatives.partners.models.council import Council, Seat


class Meeting(models.Model):
    PRIVACY = {"internal": "council held_on place agenda notes"}

    council = models.ForeignKey(Council, models.CASCADE, related_name="meetings")
    held_on = models.DateField(_("Day"))
    place = models.CharField(_("Place"), max_length=200, blank=True)
    agenda = models.TextField(_("Agenda"), blank=True, max_length=4000)
    notes = models.TextField(_("What was said"), blank=True, max_length=8000)

    class Meta:
        ordering = ("-held_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["council", "held_on"],
                name="one_meeting_a_day",
                violation_error_message=_("This council has a meeting on that day already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.council}, {self.held_on}"


class Attendance(models.Model):
    """Whether somebody came. No row, or null: nobody wrote it down."""

    PRIVACY = {"internal": "meeting seat present"}

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="attendance")
    present = models.BooleanField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["meeting", "seat"], name="attendance_once"),)

    def __str__(self) -> str:
        return f"{self.seat} at {self.meeting}"


class Decision(models.Model):
    PRIVACY = {"internal": "meeting text"}

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions")
    text = models.CharField(_("What was decided"), max_length=1000)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text


class Action(models.Model):
    """What somebody is to do by a day. `owner` is of staff; `owner_name` is somebody else who promised it."""

    PRIVACY = {"internal": "meeting text owner owner_name due_on done_on note"}

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="actions")
    text = models.CharField(_("What is to be done"), max_length=500)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="council_actions",
        verbose_name=_("Who of staff"),
    )
    owner_name = models.CharField(
        _("Or somebody else"), max_length=120, blank=True, help_text=_("Managers are then reminded of it.")
    )
    due_on = models.DateField(_("Due on"))
    done_on = models.DateField(_("Done on"), null=True, blank=True)
    note = models.CharField(_("Note"), max_length=500, blank=True)

    class Meta:
        ordering = ("due_on", "pk")

    def __str__(self) -> str:
        return self.text

    @property
    def whose(self) -> str:
        return str(self.owner) if self.owner else self.owner_name
