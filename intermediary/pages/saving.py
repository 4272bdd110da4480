"""A page with one form: shown, sent back with what is wrong, or saved by one service call."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render


def save_page(
    request,
    form: forms.BaseForm,
    save: Callable,
    *,
    title: str,
    cancel_url: str,
    done: Callable | str,
    trail=(),
    to: Callable | str = "",
    **context,
):
    """Answer a GET with the form, a POST with what `save(**cleaned)` says of it.

    `save` is a service; where it raises ValidationError, its words stand in the form. `to` is the address after saving
    (or makes it from what was saved; empty: that of Cancel), `done` the sentence that is shown there (or makes it
    so too; empty: none).
    """
    if request.method == "POST" and form.is_valid():
        try:
            saved = save(**(form.changes() if hasattr(form, "changes") else form.cleaned_data), by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            if words := done(saved) if callable(done) else done:
                messages.success(request, words)
            return redirect(to(saved) if callable(to) else to or cancel_url)
    page = {"title": title, "forms": [form], "trail": list(trail), "cancel_url": cancel_url, **context}
    return render(request, "form.html", page)
