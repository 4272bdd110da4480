"""Documents on pages: taken in only where their content is of a kind we know, given out only as downloads."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _

LIMIT = 5 * 1024 * 1024  # bytes
# What a file begins with → how its name ends when it is given out.
KINDS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG": "png"}


def kind(content: bytes) -> str | None:
    """The ending of a document's name by what it begins with, whatever it was called; None for any other file."""
    return next((ending for begins, ending in KINDS.items() if content.startswith(begins)), None)


class DocumentField(forms.FileField):
    """One document: a PDF, JPEG or PNG by its content, of at most `LIMIT` bytes.

    `too_large` is set by a form whose request was so large that its file was dropped on the way in.
    """

    too_large = False

    def __init__(self, **kwargs):
        words = _("PDF, JPEG or PNG, up to 5 MB.")
        super().__init__(**{"label": _("Document"), "required": False, "help_text": words, **kwargs})

    def clean(self, data, initial=None):
        document = None if self.too_large else super().clean(data, initial)
        if self.too_large or (document and document.size > LIMIT):
            raise ValidationError(_("The file is larger than 5 MB. Make it smaller, or send one page."))
        if document:
            begins = document.read(8)
            document.seek(0)
            if kind(begins) is None:
                raise ValidationError(_("This is no PDF, JPEG or PNG."))
        return document


def download(record, name: str) -> HttpResponse:
    """The document of a `Documented` record, to be kept and not to be run. 404 where it has none."""
    try:
        content = record.content if record.sha256 else b""
    except ValueError as error:
        raise Http404 from error
    ending = kind(content)
    if ending is None:
        raise Http404
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
