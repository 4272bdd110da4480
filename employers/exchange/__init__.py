"""Firms, what they want filled and what they say of their staff, as they stand in the exchange format."""

from employers.exchange import employers, establishments, headcounts, openings  # noqa: F401  each registers its files
