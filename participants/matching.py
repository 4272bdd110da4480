"""Whether two people are one: names as people write them, and a second fact beside them."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from intermediary.exchange.matching import Matcher, Record, Verdict, look_up, register
from intermediary.exchange.workbooks.spelling import fold, slips, words
from participants.models import Identity
from participants.nicknames import nicknames

FACTS = ("first_name", "middle_name", "last_name", "birth_date", "email", "phone", "zip")
SAME, ASK, OTHER = Verdict


def judge(one: Record, other: Record) -> tuple[Verdict, list[str]]:
    """Are two records one person?

    The same name and a second fact (birth date, e-mail or phone) are; names that are merely close, or stand alone, are
    a question. Where birth dates differ the same name is two people, unless the dates are a slip apart, or e-mail or
    phone agree: then it is a question too.
    """
    name, why = _names(one, other)
    born = _agree(one["birth_date"], other["birth_date"])
    reached = [
        word
        for word, agrees in (
            (_("same e-mail"), _agree(one["email"].casefold(), other["email"].casefold())),
            (_("same phone"), _agree(digits(one["phone"]), digits(other["phone"]))),
        )
        if agrees
    ]
    why += [_("same birth date")] if born else []
    why += [_("different birth dates")] if born is False else [_("birth date not known")] if born is None else []
    why += reached
    if name == OTHER:
        return (ASK if born and reached else OTHER), why
    if born is False and not reached and not (name == SAME and _slip(one["birth_date"], other["birth_date"])):
        return OTHER, why
    if name == SAME and (born or (born is None and reached)):
        return SAME, why
    return ASK, why


def _names(one: Record, other: Record) -> tuple[Verdict, list[str]]:
    """SAME, close (ASK) or OTHER."""
    first, last = fold(one["first_name"]), fold(one["last_name"])
    other_first, other_last = fold(other["first_name"]), fold(other["last_name"])
    if (first, last) == (other_first, other_last):
        middle, other_middle = fold(one["middle_name"]), fold(other["middle_name"])
        if middle and other_middle and not (middle.startswith(other_middle) or other_middle.startswith(middle)):
            return ASK, [_("same name, another middle name")]
        return SAME, [_("same name")]
    if (first, last) == (other_last, other_first):
        return ASK, [_("first and last name swapped")]
    if last == other_last and (other_first in nicknames(first) or first in nicknames(other_first)):
        return ASK, [_("a short form of the first name")]
    if last == other_last and _part(one, other, "first_name"):
        return ASK, [_("one first name is part of the other")]
    if first == other_first and _part(one, other, "last_name"):
        return ASK, [_("one last name is part of the other")]
    whole, other_whole = first + last, other_first + other_last
    if first and last and slips(whole, other_whole, most := 2 if len(whole) >= 10 else 1) <= most:
        return ASK, [_("names a letter or two apart")]
    return OTHER, [_("different names")]


def _part(one: Record, other: Record, column: str) -> bool:
    """`Smith` and `Smith-Hale`, `J.` and `John`, `Mary` and `Mary Ann`."""
    parts, others = words(one[column]).split(), words(other[column]).split()
    short, long = sorted((parts, others), key=len)
    if not short or not long:
        return False
    if set(short) < set(long):
        return True
    letters = sorted((fold(one[column]), fold(other[column])), key=len)
    return len(letters[0]) == 1 and letters[1].startswith(letters[0])


def _agree(one: str, other: str) -> bool | None:
    """None where one of the two is not known."""
    return one == other if one and other else None


def _slip(one: str, other: str) -> bool:
    """Birth dates that are one keystroke, or day and month, apart."""
    year, month, day = one.split("-")
    return other == f"{year}-{day}-{month}" or slips(one, other, 1) == 1


def digits(phone: str) -> str:
    """The ten digits of a phone number, however it is written."""
    return "".join(sign for sign in phone if sign.isdigit())[-10:]


def blocks(record: Record) -> Iterable[str]:
    """Words under which two rows of one file meet: equal dates and addresses, and names in any order."""
    first, last = fold(record["first_name"]), fold(record["last_name"])
    if first and last:
        yield "name " + " ".join(sorted((first, last)))
        yield f"last {last} {first[0]}"
    if record["birth_date"]:
        yield f"born {record['birth_date']}"
    if record["email"]:
        yield f"mail {record['email'].casefold()}"
    if number := digits(record["phone"]):
        yield f"phone {number}"


CANDIDATES = """
with incoming as materialized (select *, finding_plain(first || ' ' || last) as plain
    from unnest(%(keys)s::text[], %(first)s::text[], %(last)s::text[],
    %(born)s::date[], %(mail)s::text[], %(phone)s::text[], %(forms)s::text[])
    n (key, first, last, born, mail, phone, forms)),
found as (
    select n.key, i.id from incoming n join participants_identity i on i.birth_date = n.born
    left join finding_entry e on e.participant_id = i.participant_id
    where similarity(e.first || ' ' || e.last, n.plain) > 0.2
       or length(n.first || n.last) < 8
    union
    select n.key, i.id from incoming n join participants_identity i on lower(i.email) = n.mail where n.mail <> ''
    union
    select n.key, i.id from incoming n
    join participants_identity i on right(regexp_replace(i.phone, '\\D', '', 'g'), 10) = n.phone where n.phone <> ''
    union
    select n.key, i.id from incoming n join participants_identity i
    on upper(i.last_name) = upper(n.last) and upper(i.first_name) = any (string_to_array(n.forms, '|'))
    union
    select n.key, i.id from incoming n join participants_identity i
    on upper(i.last_name) %% upper(n.last) and upper(i.first_name) %% upper(n.first) where n.born is null
    union
    select n.key, i.id from incoming n join participants_identity i
    on upper(i.last_name) %% upper(n.first) and upper(i.first_name) %% upper(n.last) where n.born is null
    union
    select n.key, i.id from incoming n join participants_identity i
    on i.birth_date is null and similarity(i.first_name || ' ' || i.last_name, n.first || ' ' || n.last) > 0.3
)
select f.key, p.key, i.first_name, i.middle_name, i.last_name, coalesce(to_char(i.birth_date, 'YYYY-MM-DD'), ''),
       i.email, i.phone, i.zip
from found f join participants_identity i on i.id = f.id join participants_participant p on p.id = i.participant_id
order by f.key, p.id
"""
AT_A_TIME = 5_000  # people


def candidates(records: list[Record]) -> Iterable[tuple[str, Record]]:
    """People on record who could be one of these: by birth date, e-mail, phone, or a name that is close."""
    return look_up(CANDIDATES, records, _named, FACTS, AT_A_TIME)


def _named(some: list[Record]) -> dict:
    return {
        "keys": [record.key for record in some],
        "first": [record["first_name"] for record in some],
        "last": [record["last_name"] for record in some],
        "born": [_day(record["birth_date"]) for record in some],
        "mail": [record["email"].casefold() for record in some],
        "phone": [digits(record["phone"]) for record in some],
        "forms": ["|".join(_forms(record["first_name"])) for record in some],
    }


def _forms(first: str) -> list[str]:
    return [first.upper(), *(name.upper() for name in sorted(nicknames(fold(first))))]


def records(keys: list[str]) -> Iterable[Record]:
    """The facts of people on record."""
    return records_of(Identity.objects.filter(participant__key__in=keys))


def records_of(identities) -> Iterable[Record]:
    """Identities as what is compared."""
    for each in identities.select_related("participant"):
        facts = {name: getattr(each, name) for name in FACTS if getattr(each, name)}
        yield Record(each.participant.key, {name: str(value) for name, value in facts.items()})


def _day(text: str) -> str | None:
    """A date as PostgreSQL takes it; what is none is left to the loader to refuse."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


register(
    Matcher(
        "participants",
        FACTS,
        judge,
        candidates,
        blocks,
        records,
        keeps=("first_name", "middle_name", "last_name"),
    )
)
