"""The five answers a milestone can have (standard, section 0: unknown is never stored as no)."""

YES = "yes"
NO = "no"
UNKNOWN = "unknown"
IMMATURE = "immature"
EXCLUDED = "excluded"

STATUSES = (YES, NO, UNKNOWN, IMMATURE, EXCLUDED)
