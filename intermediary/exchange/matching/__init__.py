"""Who in a file is already on record: by key, by name with a second fact, or by what a person answered.

    found = find(tables, initiative=…)        # .same: key in the file → key it stands for; .asked: list of Pair
    tables = settle(tables, found.same)       # the tables, speaking of the records that are there

Rooms say how their records are compared: `register(Matcher(…))` in their `exchange`.
"""

from .find import Found, Pair, find
from .registry import Matcher, Record, Verdict, look_up, matchers, register
from .settle import settle

__all__ = ["Found", "Matcher", "Pair", "Record", "Verdict", "find", "look_up", "matchers", "register", "settle"]
