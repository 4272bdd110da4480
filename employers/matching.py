"""Whether two firms are one: names without what the law hangs on them, federal number, county."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from employers.models import Employer
from intermediary.exchange.matching import Matcher, Record, Verdict, look_up, register
from intermediary.exchange.workbooks.spelling import slips, words

FACTS = ("name", "fein", "naics", "county_fips")
SAME, ASK, OTHER = Verdict
_LEGAL = {
    "inc": "inc", "incorporated": "inc", "corp": "inc", "corporation": "inc", "llc": "llc", "llp": "llp", "lp": "lp",
    "ltd": "ltd", "limited": "ltd", "co": "co", "company": "co", "pllc": "pllc", "pc": "pc", "plc": "plc",
    "lllp": "lllp", "pa": "pa",
}  # fmt: skip
_SMALL = {"the", "and", "of", "at"}
_SHORT = {"hosp": "hospital", "ctr": "center", "centre": "center", "univ": "university", "mfg": "manufacturing",
          "intl": "international", "svcs": "services", "svc": "service", "assoc": "associates", "st": "saint",
          "dept": "department", "med": "medical", "grp": "group", "bros": "brothers"}  # fmt: skip


def judge(one: Record, other: Record) -> tuple[Verdict, list[str]]:
    """Are two records one firm?

    The same name is, whatever its punctuation and legal form left away, unless federal numbers differ (then two) or
    county or legal form do (then a question). A name that is close is a question, and so are two of one number.
    """
    name, form = plain(one["name"])
    other_name, other_form = plain(other["name"])
    fein = _agree(re.sub(r"\D", "", one["fein"]), re.sub(r"\D", "", other["fein"]))
    county = _agree(one["county_fips"], other["county_fips"])
    why = [_("same name")] if name == other_name else [_("names that are close")]
    why += {True: [_("same federal number")], False: [_("different federal numbers")], None: []}[fein]
    why += {True: [_("same county")], False: [_("different counties")], None: []}[county]
    if fein is False or not name:
        return OTHER, why
    if name == other_name:
        if fein or (county is not False and (not form or not other_form or form == other_form)):
            return SAME, why
        return ASK, [*why, _("another legal form")] if form != other_form else why
    return (ASK if fein or _close(name, other_name) else OTHER), why


def plain(name: str) -> tuple[str, str]:
    """A firm's name without case, punctuation and legal form, and that form: `Bay Steel, L.L.C.` → bay steel, llc."""
    said = words(re.sub(r"['’.]", "", name).replace("&", " and ")).split()
    form = ""
    while len(said) > 1 and said[-1] in _LEGAL:
        form = _LEGAL[said.pop()]
    said = [_SHORT.get(word, word) for word in said if word not in _SMALL] or said
    return " ".join(said), form


def _close(name: str, other: str) -> bool:
    joined, other_joined = name.replace(" ", ""), other.replace(" ", "")
    most = 2 if min(len(joined), len(other_joined)) >= 10 else 1
    if joined == other_joined or (len(joined) > 4 and slips(joined, other_joined, most) <= most):
        return not _numbers(name) ^ _numbers(other)
    short, long = sorted((set(name.split()), set(other.split())), key=len)
    return len(short) > 1 and short < long and len(long) - len(short) <= 2


def _numbers(name: str) -> set[str]:
    return {word for word in name.split() if word.isdigit()}


def _agree(one: str, other: str) -> bool | None:
    return one == other if one and other else None


def blocks(record: Record) -> Iterable[str]:
    """Words under which two rows of one file meet."""
    name, _form = plain(record["name"])
    for word in name.split():
        yield word[:4]
    if record["fein"]:
        yield record["fein"]


CANDIDATES = """
with incoming as materialized (
    select * from unnest(%(keys)s::text[], %(names)s::text[], %(plain)s::text[], %(feins)s::text[])
    n (key, name, plain, fein)
),
found as (
    select n.key, e.id from incoming n join employers_employer e on upper(e.name) %% upper(n.name)
    union
    select n.key, e.id from incoming n join employers_employer e on upper(e.name) like upper(n.plain) || '%%'
    where length(n.plain) > 2
    union
    select n.key, e.id from incoming n join employers_employer e on replace(e.fein, '-', '') = n.fein
    where n.fein <> ''
)
select f.key, e.key, e.name, e.fein, e.naics, e.county_fips
from found f join employers_employer e on e.id = f.id order by f.key, e.id
"""
AT_A_TIME = 2_000  # firms


def candidates(records: list[Record]) -> Iterable[tuple[str, Record]]:
    """Firms on record that could be one of these: by a name that is close, or by federal number."""
    return look_up(CANDIDATES, records, _named, FACTS, AT_A_TIME)


def _named(some: list[Record]) -> dict:
    return {
        "keys": [record.key for record in some],
        "names": [record["name"] for record in some],
        "plain": [_beginning(record["name"]) for record in some],
        "feins": [record["fein"].replace("-", "") for record in some],
    }


def records(keys: list[str]) -> Iterable[Record]:
    """The facts of firms on record."""
    for firm in Employer.objects.filter(key__in=keys):
        yield Record(firm.key, {name: getattr(firm, name) for name in FACTS if getattr(firm, name)})


def _beginning(name: str) -> str:
    """The name as typed up to its legal form, so that an index finds what begins so."""
    return re.sub(r"(?i)[\s,]+(inc|llc|l\.l\.c|corp|co|ltd|lp|llp)\b.*$", "", name).replace("%", "").replace("_", "")


register(Matcher("employers", FACTS, judge, candidates, blocks, records, keeps=("name",)))
