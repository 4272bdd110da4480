"""The five numbers of a figure, and the state of the facts that each counts."""

from placements.outcomes.engine.facts import EXCLUDED, IMMATURE, NO, UNKNOWN, YES

STATES = {"achieved": YES, "missed": NO, "unknown": UNKNOWN, "immature": IMMATURE, "excluded": EXCLUDED}
NAMES = {state: name for name, state in STATES.items()}
