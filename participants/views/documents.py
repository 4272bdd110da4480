from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.exchange.uploads import TOO_LARGE
from intermediary.pages.documents import download
from intermediary.pages.undo import offer_undo
from participants import services
from participants.forms import DocumentForm
from participants.models import Document
from participants.person_page import person_of, trail

TAB = "participant_record"


def document_add(request, key: str):
    person = person_of(key)
    form = DocumentForm(request.POST or None, request.FILES or None, too_large=request.META.get(TOO_LARGE, False))
    page = reverse(TAB, args=[key])
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["document"]
        file.seek(0)
        made = services.add_document(
            participant=person, kind=form.cleaned_data["kind"], name=file.name, content=file.read(), by=request.user
        )
        offer_undo(request, _("The document is on record, sealed."), reverse("document_remove", args=[made.pk]))
        return redirect(page)
    context = {"title": _("Add a document"), "lead": str(person.identity), "forms": [form], "upload": True,
               "trail": trail(person, TAB), "cancel_url": page}  # fmt: skip
    return render(request, "form.html", context)


def document_file(request, pk: int):
    """A paper to be kept and not to be run."""
    document = get_object_or_404(Document, pk=pk)
    return download(document, f"{document.kind}-{pk}")


def document_remove(request, pk: int):
    document = get_object_or_404(Document.objects.defer("file_sealed").select_related("participant"), pk=pk)
    if request.method == "POST":
        services.remove_document(document=document, by=request.user)
        messages.success(request, _("The document is off the record."))
    return redirect(TAB, key=document.participant.key)
