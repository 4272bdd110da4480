"""Quarterly wage records of the state: who is to be matched, and what comes back. For WAGE_READERS alone."""
