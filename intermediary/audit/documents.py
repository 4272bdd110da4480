"""A document behind a record: a letter, a form, an agreement. Sealed at rest, and readable with its checksum only."""

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.audit.encryption import seal, unseal


class Documented(models.Model):
    """A record that may carry one document. Lists of such records `defer` its bytes (`DOCUMENT`)."""

    DOCUMENT = "file_sealed"

    file_name = models.CharField(_("File"), max_length=255, blank=True, db_default="", editable=False)
    sha256 = models.CharField(max_length=64, blank=True, db_default="", editable=False)
    file_sealed = models.BinaryField(blank=True, db_default=b"")

    class Meta:
        abstract = True

    def put_file(self, name: str, content: bytes) -> None:
        """Seal a document, in place of the one before."""
        self.file_name, self.sha256 = name[-255:], hashlib.sha256(content).hexdigest()
        self.file_sealed = seal(content, context=self._context)

    @property
    def content(self) -> bytes:
        """Raises ValueError where no key of FIELD_KEYS opens it."""
        return unseal(self.file_sealed, context=self._context)

    @property
    def _context(self) -> str:
        return f"{self._meta.db_table} {self.sha256}"
