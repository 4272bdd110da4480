"""Files that came in: what was in them, who brought them, and what became of them."""

from django.conf import settings
from django.db import connection, models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.audit.encryption import seal, unseal
from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative
from intermediary.jobs.models import Job

PIECE = 2**21  # bytes
# As `State` has them: a constraint cannot see it from within the class.
STATES = (
    "uploaded", "read", "compare", "preview", "importing", "done", "undoing", "undone", "cancelled", "refused",
)  # fmt: skip


class ImportBatch(models.Model):
    """One uploaded file on its way to records, or back. This row is the truth; a job only moves it on.

    The file is sealed at rest. What it says is in its rows (`ImportRow`) and notes (`ImportNote`); `report` has counts,
    the sheets, and of each file of the exchange format: its columns, the numbers of its first and last row, and how
    many rows are new, changed, unchanged and refused. `written_to` is the number of the last row that was worked off.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Being read")
        READ = "read", _("Columns to confirm")
        COMPARE = "compare", _("Look-alikes to settle")
        PREVIEW = "preview", _("Ready to import")
        IMPORTING = "importing", _("Being imported")
        DONE = "done", _("Imported")
        UNDOING = "undoing", _("Being taken back")
        UNDONE = "undone", _("Taken back")
        CANCELLED = "cancelled", _("Cancelled")
        REFUSED = "refused", _("Refused")

    PRIVACY = {
        "internal": "initiative grants file_name sha256 as_of state written_to job by created_at",
        "secret": "file_sealed",
        "person": "report",
    }

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="imports")
    grants = models.ManyToManyField(Grant, blank=True, related_name="+")
    file_name = models.CharField(_("File"), max_length=255)
    sha256 = models.CharField(max_length=64)
    file_sealed = models.BinaryField()
    as_of = models.DateField(_("Filled in on"))
    state = models.CharField(
        _("State"), max_length=10, choices=State.choices, default=State.UPLOADED, db_default=State.UPLOADED
    )
    written_to = models.IntegerField(default=0, db_default=0)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    report = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("-pk",)
        constraints = (models.CheckConstraint(condition=models.Q(state__in=STATES), name="import_state_known"),)

    def __str__(self) -> str:
        return self.file_name

    @staticmethod
    def sealed(content: bytes, sha256: str) -> bytes:
        """The file as stored, readable only together with its own checksum."""
        return seal(content, context=f"import {sha256}")

    @property
    def content(self) -> bytes:
        """The file itself. What is sealed is fetched piece by piece, and not kept: both can be large."""
        pieces = bytearray()
        with connection.cursor() as cursor:
            while True:
                cursor.execute(
                    "select substring(file_sealed from %s for %s) from exchange_importbatch where id = %s",
                    [len(pieces) + 1, PIECE, self.pk],
                )
                found = cursor.fetchone()
                if found is None or not found[0]:
                    return unseal(bytes(pieces), context=f"import {self.sha256}")
                pieces += found[0]
