"""The demo: an invented region with its people, firms and funders, the same for the same seed and day.

`generate` makes rows of the exchange format, `loading` puts them on record and computes and releases what follows.
"""

from intermediary.dashboards.demo.sign_ins import SignIn, sign_ins

__all__ = ["SignIn", "sign_ins"]
