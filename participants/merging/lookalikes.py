"""Pairs on record who may be one person: found by what they share, judged as an import judges."""

from dataclasses import dataclass

from django.db import connection

from intermediary.exchange.matching import Record, Verdict
from participants import matching
from participants.models import Participant

MOST = 100  # pairs on the page, those entered last first
# A shared birth date and the beginning of a name, a shared address or number, or the whole name; without accents.
PAIRS = """
with known as (
    select participant_id as id, i.birth_date, nullif(lower(i.email), '') as email, left(e.last, 2) as last_part,
           left(e.first, 2) as first_part, e.last, e.first,
           nullif(right(regexp_replace(i.phone, '\\D', '', 'g'), 10), '') as phone
    from participants_identity i join finding_entry e using (participant_id)
), pairs as (
    select a.id as one, b.id as other from known a join known b on a.birth_date = b.birth_date
           and (a.last_part = b.last_part or a.first_part = b.first_part) and a.id < b.id
    union select a.id, b.id from known a join known b on a.email = b.email and a.id < b.id
    union select a.id, b.id from known a join known b on a.phone = b.phone and a.id < b.id
    union select a.id, b.id from known a join known b on a.last = b.last and a.first = b.first and a.id < b.id
          and (a.birth_date is null or b.birth_date is null)
)
select one, other from pairs
where not exists (select from merging_apart s where s.one_id = pairs.one and s.other_id = pairs.other)
order by other desc, one limit 1000
"""


@dataclass(frozen=True)
class Pair:
    """Two on record: `kept` is the one that came first. `why` they may be one, in a few words."""

    kept: Participant
    gone: Participant
    sure: bool
    why: list[str]


def pairs() -> list[Pair]:
    """Those who may be one person, the surest first; without the pairs of which staff said that they are two."""
    with connection.cursor() as cursor:
        cursor.execute(PAIRS)
        found = cursor.fetchall()
    people = Participant.objects.select_related("identity").in_bulk({pk for pair in found for pk in pair})
    judged = []
    for one, other in found:
        verdict, why = matching.judge(_record(people[one]), _record(people[other]))
        if verdict != Verdict.OTHER:
            judged.append(Pair(people[one], people[other], verdict == Verdict.SAME, why))
    return sorted(judged, key=lambda pair: not pair.sure)[:MOST]


def _record(person: Participant) -> Record:
    facts = {name: getattr(person.identity, name) for name in matching.FACTS}
    return Record(person.key, {name: str(value) for name, value in facts.items() if value})
