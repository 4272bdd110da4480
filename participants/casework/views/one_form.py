"""One form about one person: shown, kept as typed where it is refused, and back to the tab it came from."""

from collections.abc import Callable

from django.urls import reverse

from intermediary.pages.saving import save_page
from intermediary.pages.undo import offer_undo
from participants.models import Participant
from participants.person_page import trail

TAB = "participant_casework"


def one_form(
    request, person: Participant, form, act: Callable, *, title: str, undo: tuple[str, str] = ("", ""), **context
):
    """`act(**changes)` calls the service; `undo` is (what was done, address name that takes the result's key)."""
    words, name = undo

    def done(made) -> str:
        if words and made is not None:
            offer_undo(request, words, reverse(name, args=[made.key]))
        return ""

    context = {"lead": str(person.identity), **context}
    return save_page(
        request, form, lambda by, **changes: act(**changes), title=title, trail=trail(person, TAB),
        cancel_url=reverse(TAB, args=[person.key]), done=done, **context,
    )  # fmt: skip
