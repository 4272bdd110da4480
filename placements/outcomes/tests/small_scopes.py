"""For workers of tests: scopes are large early, so that a small population has tallies."""

from placements.outcomes.runs import tallies

LARGE = tallies.LARGE = 50
