"""Read job postings from a JSON-LD file: every `JobPosting` in it, wherever it stands, as values of an `Opening`.

What a posting says in a form we do not know is left out and named, never guessed: a yearly salary is no hourly wage.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from employers.enums import Place
from employers.models.opening import MOST_POSITIONS
from intermediary.reference.counties import counties

LIMIT = 1024 * 1024  # bytes of a file
MOST = 200  # postings of a file
DEEPEST = 20  # levels of a file that are looked into
TEXTS = ("title", "description", "datePosted", "validThrough")
LINE = 120


class Unreadable(Exception):
    """The file cannot be read at all; the message says why and what to do."""


@dataclass
class Read:
    """One posting: values of an opening, who it says hires, and what of it was not understood."""

    values: dict = field(default_factory=dict)
    firm: str = ""
    left_out: list[str] = field(default_factory=list)

    @property
    def usable(self) -> bool:
        return bool(self.values.get("title"))


def read(content: bytes) -> list[Read]:
    """The postings of a file in the order in which they stand. Raises Unreadable."""
    if len(content) > LIMIT:
        raise Unreadable(_("The file is larger than 1 MB. Send fewer postings at a time."))
    try:
        data = json.loads(content.decode("utf-8-sig"), parse_constant=lambda word: None)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Unreadable(_("This is no JSON-LD file. It begins with { or [ and holds job postings.")) from None
    found = list(_postings(data, DEEPEST))
    if not found:
        raise Unreadable(_("There is no JobPosting in this file."))
    if len(found) > MOST:
        raise Unreadable(_("There are more than %(n)s postings in this file. Split it.") % {"n": MOST})
    return [_read(posting) for posting in found]


def _postings(node, levels: int):
    if levels == 0:
        return
    if isinstance(node, list):
        for each in node:
            yield from _postings(each, levels - 1)
    elif isinstance(node, dict):
        if "JobPosting" in _types(node):
            yield node
        else:
            for each in node.values():
                yield from _postings(each, levels - 1)


def _types(node: dict) -> list[str]:
    found = node.get("@type")
    names = found if isinstance(found, list) else [found]
    return [str(name).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names if name]


def _read(posting: dict) -> Read:
    found = Read(firm=_name(posting.get("hiringOrganization"))[:200])
    values = found.values
    values["title"] = _text(posting.get("title"))[:120]
    values["description"] = _plain(_text(posting.get("description")))[:5000]
    values["posted_on"], values["expires_on"] = _day(posting, "datePosted", found), _day(posting, "validThrough", found)
    if values["posted_on"] and values["expires_on"] and values["expires_on"] < values["posted_on"]:
        values["expires_on"] = None
        found.left_out.append(_("it expires before it was posted"))
    values["positions"] = _positions(posting.get("totalJobOpenings"), found)
    _read_pay(posting.get("baseSalary"), found)
    _read_place(posting, found)
    values["soc"] = _soc(posting.get("occupationalCategory"))
    values["required_skills"] = _lines(posting.get("skills"))
    values["required_credentials"] = _lines(posting.get("qualifications"))
    if "TEMPORARY" in _several(posting.get("employmentType")):
        values["permanent"] = False
    if not values["title"]:
        found.left_out.append(_("it has no title"))
    return found


def _text(value) -> str:
    """The text of a property, of a `@value`, or of the first of several."""
    if isinstance(value, list):
        value = next(iter(value), "")
    if isinstance(value, dict):
        value = value.get("@value", value.get("name", ""))
    text = str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t").strip()


def _several(value) -> list[str]:
    return [_text(each) for each in value] if isinstance(value, list) else [_text(value)]


def _name(value) -> str:
    return _text(value)


def _plain(text: str) -> str:
    paragraphs = re.sub(r"(?i)<(br|/p|/li|/div|/h\d)\s*/?>", "\n", text)
    return re.sub(r"\n\s*\n+", "\n\n", strip_tags(paragraphs)).strip()


def _lines(value) -> list[str]:
    parts = [part.strip() for each in _several(value) for part in re.split(r"[;\n]", each)]
    return list(dict.fromkeys(part[:LINE] for part in parts if part))[:30]


def _day(posting: dict, name: str, found: Read) -> date | None:
    text = _text(posting.get(name))
    if not text:
        return None
    try:
        day = datetime.fromisoformat(text.replace("Z", "+00:00")).date()
    except ValueError:
        day = None
    if day is None or not 1900 <= day.year <= 2100:
        found.left_out.append(_("%(name)s is no date: %(text)s") % {"name": name, "text": text[:40]})
        return None
    return day


def _positions(value, found: Read) -> int:
    text = _text(value)
    if not text:
        return 1
    if not text.isdecimal() or not 1 <= int(text[:9]) <= MOST_POSITIONS:
        found.left_out.append(_("%(name)s is no number of positions: %(text)s")
                              % {"name": "totalJobOpenings", "text": text[:40]})  # fmt: skip
        return 1
    return int(text)


def _read_pay(pay, found: Read) -> None:
    if not pay:
        return
    amount = pay.get("value") if isinstance(pay, dict) else None
    unit = _text(amount.get("unitText")) if isinstance(amount, dict) else ""
    currency = _text(pay.get("currency")) if isinstance(pay, dict) else ""
    if unit.upper() not in ("HOUR", "HOURLY") or currency not in ("USD", ""):
        found.left_out.append(_("the pay is not in dollars an hour"))
        return
    low = _money(amount.get("minValue", amount.get("value")))
    high = _money(amount.get("maxValue", amount.get("value")))
    if low is None or (high is not None and high < low):
        found.left_out.append(_("the pay makes no sense"))
        return
    found.values |= {"hourly_wage_low": low, "hourly_wage_high": high}


def _money(value) -> Decimal | None:
    try:
        amount = Decimal(_text(value).replace("$", "").replace(",", ""))
        amount = amount.quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
    return amount if 0 < amount <= 1000 else None


def _read_place(posting: dict, found: Read) -> None:
    if "TELECOMMUTE" in _several(posting.get("jobLocationType")):
        found.values["place"] = Place.REMOTE
    location = posting.get("jobLocation")
    location = location[0] if isinstance(location, list) and location else location
    address = location.get("address") if isinstance(location, dict) else None
    if not isinstance(address, dict):
        return
    town, zipcode = _text(address.get("addressLocality"))[:100], _text(address.get("postalCode"))
    found.values |= {
        "address": _text(address.get("streetAddress"))[:200],
        "city": town,
        "zip": zipcode if re.fullmatch(r"\d{5}(-\d{4})?", zipcode) else "",
    }
    state = _text(address.get("addressRegion")).upper()
    county = next((c for c in counties().values() if c.name == town and c.state == state), None)
    if county:  # we write the county where no town is known
        found.values |= {"county_fips": county.fips, "city": ""}


def _soc(value) -> str:
    candidates = [value, *(value if isinstance(value, list) else [])]
    for each in candidates:
        text = _text(each.get("codeValue")) if isinstance(each, dict) else _text(each)
        code = re.match(r"\d\d-\d{4}", text)
        if code:
            return code[0]
    return ""
