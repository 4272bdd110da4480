"""One form about one person: shown, kept as typed where it is refused, and back to the tab it came from."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse

from intermediary.pages.undo import offer_undo
from participants.models import Participant
from participants.person_page import trail

TAB = "participant_casework"


def one_form(
    request, person: Participant, form, act: Callable, *, title: str, undo: tuple[str, str] = ("", ""), **context
):
    """`act(**changes)` calls the service; `undo` is (what was done, address name that takes the result's key)."""
    page = reverse(TAB, args=[person.key])
    if request.method == "POST" and form.is_valid():
        try:
            made = act(**form.changes())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            words, name = undo
            if words and made is not None:
                offer_undo(request, words, reverse(name, args=[made.key]))
            return redirect(page)
    context = {"title": title, "lead": str(person.identity), "forms": [form], "trail": trail(person, TAB),
               "cancel_url": page, **context}  # fmt: skip
    return render(request, "form.html", context)
