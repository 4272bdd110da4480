"""Releases: what a funder reads. Figures of one grant as of a day, protected, then frozen for ever."""

from .build import build_release
from .publish import publish

__all__ = ["build_release", "publish"]
