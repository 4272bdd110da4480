"""The words of a published definition in the reader's language. What was published is never said differently."""

from django.utils.translation import override

from placements.outcomes.definitions import DEFINITIONS

PUBLISHED_IN = "en"  # workers and commands freeze a release in English
WORDS = ("title", "counts", "denominator", "numerator", "exclusions", "note")


def in_our_language(stored: dict) -> dict:
    """A definition as a release keeps it, each text translated where today's English is still the published one."""
    ours = DEFINITIONS.get(stored["key"])
    if ours is None:
        return stored
    with override(PUBLISHED_IN):
        same = [name for name in WORDS if name in stored and str(getattr(ours, name)) == stored[name]]
    return {**stored, **{name: str(getattr(ours, name)) for name in same}}
