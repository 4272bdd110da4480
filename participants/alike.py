"""Who on record could be the person that is being entered: judged by the rules of an import."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from intermediary.exchange.matching import Record, Verdict
from intermediary.exchange.workbooks.spelling import fold
from participants import matching
from participants.finding.search import find
from participants.models import Identity, Participant
from participants.nicknames import nicknames

MOST = 5
FORMS = 6  # of a first name that are looked for
CROWD = 200  # of one name, or of one day


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
    for other in _near(record):
        verdict, why = matching.judge(record, other)
        if verdict != Verdict.OTHER and not (apart_from and other.key == apart_from.key):
            judged[other.key] = (verdict == Verdict.SAME, why)
    found = Participant.objects.select_related("identity").filter(key__in=judged)
    shown = [Alike(person, *judged[person.key]) for person in found]
    return sorted(shown, key=lambda each: (not each.sure, -len(each.why), each.person.pk))[:MOST]


def _near(record: Record) -> Iterable[Record]:
    """Those worth comparing, by what an index stands for: so that it costs the same among a million people.

    An import of many looks wider (`matching.CANDIDATES`), and reads the table once for all of them.
    """
    first, last = record["first_name"], record["last_name"]
    names = [f"{name} {last}" for name in (first, *sorted(nicknames(fold(first))))] if first and last else []
    typed = [record["email"], matching.digits(record["phone"]), *names[:FORMS]]
    ids = {pk for words in typed if words for pk in find(words).values_list("participant", flat=True)[:CROWD]}
    if last:
        ids.update(find(last).values_list("participant", flat=True)[:CROWD])
    if record["birth_date"]:
        born = Identity.objects.filter(birth_date=record["birth_date"])
        ids.update(born.values_list("participant", flat=True)[:CROWD])
    return matching.records_of(Identity.objects.filter(participant__in=ids))


def _day(text: str) -> str:
    """A date while it is typed is often none yet: then it is not known."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
