"""Who looks like whom, the two side by side, and the way back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.pages.undo import offer_undo
from participants.alike import alike
from participants.finding.search import ORDER, find
from participants.matching import FACTS
from participants.merging import services
from participants.merging.lookalikes import MOST, pairs
from participants.merging.models import Merge
from participants.merging.side_by_side import everything_else, lines, taken
from participants.models import Participant
from participants.person_page import person_of, trail

PARTS = ("traits", "household", "prior_job")
FOUND = 10


def merge_list(request):
    found = pairs()
    context = {
        "title": _("People who may be on record twice"),
        "lead": _("Look at the two side by side. Make them one, or say that they are two, and they leave this list."),
        "pairs": found,
        "full": len(found) == MOST,
        "trail": [{"url": reverse("participant_list"), "label": _("Participants")}],
    }
    return render(request, "merging/list.html", context)


def merge_find(request, key: str):
    """Whoever may be this very person: those alike, or those whom staff search for."""
    person = person_of(key)
    words = request.GET.get("q", "").strip()
    near = alike({name: getattr(person.identity, name) for name in FACTS}, apart_from=person)
    searched = find(words).exclude(participant=person).order_by(*ORDER)[:FOUND] if words else []
    context = {
        "title": _("Who else is this person?"),
        "lead": str(person.identity),
        "person": person,
        "near": near,
        "searched": searched,
        "q": words,
        "trail": trail(person, "participant_record"),
    }
    return render(request, "merging/find.html", context)


def merge_compare(request, key: str, other: str):
    """`key` is the record that stays, `other` the one that goes; a link turns them round."""
    kept, gone = person_of(key, *PARTS), person_of(other, *PARTS)
    if kept.pk == gone.pk:
        raise Http404
    refusal, today = "", timezone.localdate()
    if request.method == "POST":
        try:
            made = services.merge(kept=kept, gone=gone, taken=taken(kept, gone, request.POST.dict()), by=request.user)
        except ValidationError as error:
            refusal = " ".join(error.messages)
        else:
            offer_undo(request, _("They are one person now."), reverse("merge_undo", args=[made.pk]))
            return redirect("participant_detail", key=kept.key)
    context = {
        "title": _("Make two records one"),
        "lead": _("Choose what stands. Nothing is lost, and it can be undone."),
        "kept": kept,
        "gone": gone,
        "lines": lines(kept, gone, request.POST.dict() if request.method == "POST" else None),
        "moving": everything_else(gone, request.user, today),
        "staying": everything_else(kept, request.user, today),
        "refusal": refusal,
        "swap_url": reverse("merge_compare", args=[gone.key, kept.key]),
        "trail": trail(kept, "participant_record"),
    }
    return render(request, "merging/compare.html", context)


def merge_apart(request, key: str, other: str):
    one, two = person_of(key), person_of(other)
    if request.method == "POST" and one.pk != two.pk:
        services.say_apart(one=one, other=two, by=request.user)
        words = _("%(one)s and %(other)s are two people: they leave the list.")
        messages.success(request, words % {"one": one.identity, "other": two.identity})
    return redirect("merge_list")


def merge_undo(request, pk: int):
    merge = get_object_or_404(Merge.objects.select_related("kept"), pk=pk)
    if request.method == "POST":
        try:
            left = services.undo(merge=merge, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            words = _("They are two people again.")
            if left:
                words += " " + _("%(n)s values that were changed since stay as they are.") % {"n": left}
            messages.success(request, words)
    return redirect("participant_detail", key=Participant.objects.get(pk=merge.kept_id).key)
