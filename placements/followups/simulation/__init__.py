"""A year of follow-up with its own clock: seeded people who answer as people do, and what must come of it."""

from .population import Somebody, populate
from .year import Year

__all__ = ["Somebody", "Year", "populate"]
