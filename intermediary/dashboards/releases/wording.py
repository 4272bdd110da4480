"""The words of a published definition in the reader's language. What was published is never said differently."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from intermediary.dashboards.outcomes.asking import value_words
from placements.outcomes.definitions import DEFINITIONS

PUBLISHED_IN = "en"  # workers and commands freeze a release in English
WORDS = ("title", "counts", "denominator", "numerator", "exclusions", "note")


def label_in_our_language(dimension: str, value: str, stored: str) -> str:
    """A value of a dimension as a release keeps it, said in the reader's language where today's English is the same."""
    with override(PUBLISHED_IN):
        same = _label(dimension, value) == stored
    return _label(dimension, value) if same else stored


def _label(dimension: str, value: str) -> str:
    if dimension == "quarter":
        year, _q, number = value.partition("Q")
        return _("Q%(quarter)s %(year)s") % {"quarter": number, "year": year}
    return value_words(dimension, value)


def in_our_language(stored: dict) -> dict:
    """A definition as a release keeps it, each text translated where today's English is still the published one."""
    ours = DEFINITIONS.get(stored["key"])
    if ours is None:
        return stored
    with override(PUBLISHED_IN):
        same = [name for name in WORDS if name in stored and str(getattr(ours, name)) == stored[name]]
    return {**stored, **{name: str(getattr(ours, name)) for name in same}}
