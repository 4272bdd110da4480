"""What page templates need beside Django's own tags: icons, tones, figures in words. `{% load page %}`."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from intermediary.dashboards.charts import figures

register = template.Library()
SILENT = mark_safe('aria-hidden="true"')

TONES = {
    "success": "good",
    "debug": "quiet",
    "info": "notice",
    "error": "danger",
    "done": "good",
    "failed": "danger",
    "cancelled": "warning",
    "queued": "quiet",
    "running": "good",
}
TONE_ICONS = {"good": "check-circle", "warning": "warning", "danger": "error", "notice": "info", "quiet": "info"}


@register.simple_tag
def icon(name: str, classes: str = "", label: str = "") -> str:
    """Return one picture of static/icons.svg; silent to screen readers unless `label` says what it means."""
    return _icon(name or "info", classes, label)


@cache  # a page has dozens of them, of a hundred there are
def _icon(name: str, classes: str, label: str) -> str:
    voice = format_html('role="img" aria-label="{}"', label) if label else SILENT
    return format_html(
        '<svg class="icon {}" {}><use href="{}#{}"></use></svg>', classes, voice, static("icons.svg"), name
    )


@register.filter
def tone(word: str) -> str:
    """Return the tone (good, notice, warning, danger, quiet) of a message level or a job state."""
    return TONES.get(word, word or "notice")


@register.filter
def tone_icon(word: str) -> str:
    """Return the icon that goes with a tone, so that colour is never the only sign."""
    return TONE_ICONS.get(word, "info")


@register.filter
def initials(person) -> str:
    """Return one or two letters for the round badge of the account menu."""
    words = str(person).split("@")[0].replace(".", " ").split()
    return "".join(word[0] for word in words[:2]) or "?"


@register.filter
def linked(entries):
    """Return the navigation entries that lead somewhere, without group titles."""
    return [entry for entry in entries if (entry.get("url") if isinstance(entry, dict) else entry.url)]


@register.filter
def percent(rate) -> str:
    """Return a rate 0..1 as a percentage with one decimal; a dash for none (0/0 is never 0 %)."""
    return figures.percent(rate)


@register.filter
def dollars(amount) -> str:
    """Return an amount in dollars: cents under 1,000, whole dollars above."""
    return figures.dollars(amount)


@register.filter
def signed_dollars(amount) -> str:
    """Return a gain or a loss in dollars with its sign."""
    return figures.dollars(amount, signed=True)


@register.filter
def days(number) -> str:
    """Return a time in days; a dash for none."""
    return figures.amount(number, "days")


@register.filter
def count(number) -> str:
    """Return a whole number with thousands marks; a dash for none."""
    return figures.count(number)
