"""Releases: what funders and the public read. Figures as of a day, protected, attacked, then frozen for ever."""

from .services import (
    Refused,
    attacked,
    build_release,
    discard,
    hide_found,
    narrate,
    publish,
    try_attack,
    withdraw,
)

__all__ = [
    "Refused",
    "attacked",
    "build_release",
    "discard",
    "hide_found",
    "narrate",
    "publish",
    "try_attack",
    "withdraw",
]
