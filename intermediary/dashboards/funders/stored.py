"""The inside of a release's page, drawn once and kept: a published body never changes, so neither does its page.

Kept in the process, by release, language and what its trends are drawn from. Who may see it is asked before,
every time.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

KEPT = 48  # pages of 200 to 400 kB each, per process

_pages: OrderedDict[tuple, str] = OrderedDict()
_lock = Lock()


def kept(key: tuple, draw: Callable[[], str]) -> str:
    """The page under a key, drawn where it is not there yet. Two at once may both draw it: they draw the same."""
    with _lock:
        if key in _pages:
            _pages.move_to_end(key)
            return _pages[key]
    page = draw()
    with _lock:
        _pages[key] = page
        while len(_pages) > KEPT:
            _pages.popitem(last=False)
    return page


def forget_all() -> None:
    with _lock:
        _pages.clear()
