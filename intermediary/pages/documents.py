"""A document that somebody hands in as evidence: what may come in, and how it goes out again."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

LIMIT = 5 * 1024 * 1024  # bytes
KINDS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG": "png"}  # how a file begins → its ending


class DocumentField(forms.FileField):
    """A PDF, JPEG or PNG by its first bytes, whatever its name says."""

    def __init__(self, **kwargs):
        super().__init__(help_text=_("PDF, JPEG or PNG, up to 5 MB."), **kwargs)

    def clean(self, data, initial=None):
        document = super().clean(data, initial)
        if document and document.size > LIMIT:
            raise ValidationError(_("The file is larger than 5 MB. Make it smaller, or send one page."))
        if document:
            begins = document.read(8)
            document.seek(0)
            if not begins.startswith(tuple(KINDS)):
                raise ValidationError(_("This is no PDF, JPEG or PNG."))
        return document


def download(content: bytes, name: str) -> HttpResponse:
    """The document as a file to be kept and not to be run; `name` is without ending."""
    ending = next((end for begins, end in KINDS.items() if content.startswith(begins)), "bin")
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
