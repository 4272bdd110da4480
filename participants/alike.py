"""Who on record could be the person that is being entered: looked up as an import does, judged by the same rules."""

from dataclasses import dataclass
from datetime import date

from intermediary.exchange.matching import Record, Verdict
from participants import matching
from participants.models import Participant

MOST = 5


@dataclass(frozen=True)
class Alike:
    """A person on record, whether it is surely them, and why in a few words."""

    person: Participant
    sure: bool
    why: list[str]


def alike(facts: dict, apart_from: Participant | None = None) -> list[Alike]:
    """People on record who are or could be one with `facts` (fields of an identity), the surest first.

    Nothing is looked up before there is a first and a last name, or a way to reach them.
    """
    said = {name: str(facts.get(name) or "").strip() for name in matching.FACTS}
    if not ((said["first_name"] and said["last_name"]) or said["email"] or len(matching.digits(said["phone"])) >= 7):
        return []
    record = Record("", said | {"birth_date": _day(said["birth_date"])})
    judged = {}
    for _key, other in matching.candidates([record]):
        verdict, why = matching.judge(record, other)
        if verdict != Verdict.OTHER and not (apart_from and other.key == apart_from.key):
            judged[other.key] = (verdict == Verdict.SAME, why)
    found = Participant.objects.select_related("identity").filter(key__in=judged)
    shown = [Alike(person, *judged[person.key]) for person in found]
    return sorted(shown, key=lambda each: (not each.sure, -len(each.why), each.person.pk))[:MOST]


def _day(text: str) -> str:
    """A date while it is typed is often none yet: then it is not known."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
