"""Instead of "are you sure": it is done, and the next page offers to take it back."""

from django.contrib import messages


def offer_undo(request, words: str, url: str) -> None:
    """Say on the next page what was done, beside a button that posts to `url` and takes it back."""
    messages.success(request, words, extra_tags=url)
