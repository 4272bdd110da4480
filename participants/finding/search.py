"""Narrow people to those of whom every typed word is a part: of a name, a phone number, an e-mail address or an ID."""

import re

from django.db.models import Func, QuerySet, TextField, Value

ORDER = ("found__last", "found__first", "pk")  # of every list of people; an index stands for it
WHOLE = 3  # from so many letters on a part anywhere counts; fewer must begin a word, or every name would do
MOST = 8  # words; what comes after narrows nothing more
PHONE = re.compile(r"[+(]?[0-9][0-9().+-]*")


def find(people: QuerySet, typed: str) -> QuerySet:
    """`people` (of Participant) that hold every word. Accents, small and capital letters, and the way a phone number
    is written make no difference. With nothing typed everybody stays."""
    found = people.filter(found__isnull=False)
    for word in (typed or "").replace("\0", " ").split()[:MOST]:
        digits = re.sub(r"[^0-9]", "", word) if PHONE.fullmatch(word) else word
        text = digits if len(digits) >= WHOLE else f" {digits}"
        plain = Func(Value(text), function="finding_plain", output_field=TextField())
        found = found.filter(found__words__contains=plain)
    return found
