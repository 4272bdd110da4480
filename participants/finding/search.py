"""Find people: everybody of whom every typed word is a part, of a name, a phone number, an e-mail address or an ID."""

import re

from django.db.models import Func, Prefetch, QuerySet, TextField, Value

from participants.finding.models import Found
from participants.models import Participant

ORDER = ("last", "first", "participant_id")  # an index stands for it
WHOLE = 3  # from so many letters on a part anywhere counts; fewer must begin a word, or every name would do
MOST = 8  # words; what comes after narrows nothing more
PHONE = re.compile(r"[+(]?[0-9][0-9().+-]*")


def find(typed: str = "") -> QuerySet[Found]:
    """Those who hold every word; with nothing typed, everybody. Each with its participant and their identity.

    Accents, small and capital letters and the way a phone number is written make no difference. The narrow table is
    asked alone, and what a page shows is fetched for its rows only: so a page costs the same however many there are.
    """
    who = Prefetch("participant", Participant.objects.select_related("identity"))
    found = Found.objects.prefetch_related(who)
    for word in (typed or "").replace("\0", " ").split()[:MOST]:
        digits = re.sub(r"[^0-9]", "", word) if PHONE.fullmatch(word) else word
        text = digits if len(digits) >= WHOLE else f" {digits}"
        plain = Func(Value(text), function="finding_plain", output_field=TextField())
        found = found.filter(words__contains=plain)
    return found
