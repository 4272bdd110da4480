"""An opening as a schema.org `JobPosting` in JSON-LD.

Which properties there are and what they hold: https://schema.org/JobPosting. What a search engine wants
of them: Google Search Central, "Job posting structured data". Nothing is written that the opening does not say.
"""

import json
from collections.abc import Iterable

from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from employers.enums import Place, Shift
from employers.models import Opening
from employers.quality import FULL_TIME_HOURS
from employers.shown import benefits
from intermediary.reference.counties import counties
from intermediary.reference.occupations import occupation_title

CONTEXT = "https://schema.org/"
# Within a script element nothing may look like markup (as django.utils.html.json_script).
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def posting(opening: Opening, url: str) -> dict:
    """One opening, whose own page is at `url`. Always in English, as the openings themselves mostly are."""
    with translation.override("en"):
        found = _said(opening, url)
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def _said(opening: Opening, url: str) -> dict:
    firm = opening.employer
    return {
        "@type": "JobPosting",
        "title": opening.title,
        "description": _description(opening),
        "url": url,
        "identifier": {"@type": "PropertyValue", "name": firm.name, "value": opening.key},
        "datePosted": opening.posted_on and opening.posted_on.isoformat(),
        "validThrough": opening.expires_on and opening.expires_on.isoformat(),
        "hiringOrganization": {"@type": "Organization", "name": firm.name},
        "totalJobOpenings": opening.positions,
        "employmentType": _employment(opening),
        "jobLocation": {"@type": "Place", "address": _address(opening)},
        "jobLocationType": "TELECOMMUTE" if opening.place == Place.REMOTE else None,
        "applicantLocationRequirements": (
            {"@type": "Country", "name": "USA"} if opening.place == Place.REMOTE else None
        ),
        "baseSalary": _pay(opening),
        "workHours": _hours(opening),
        "jobBenefits": "; ".join(benefits(opening)),
        "skills": "; ".join([*opening.required_skills, *opening.preferred_skills]),
        "qualifications": "; ".join(opening.required_credentials),
        "occupationalCategory": _occupation(opening.soc),
        "directApply": False,
    }


def document(opening: Opening, url: str) -> dict:
    return {"@context": CONTEXT, **posting(opening, url)}


def feed(openings: Iterable[tuple[Opening, str]], name: str) -> dict:
    """Several openings, each with its address, as one list."""
    items = [
        {"@type": "ListItem", "position": place, "item": posting(opening, url)}
        for place, (opening, url) in enumerate(openings, 1)
    ]
    return {"@context": CONTEXT, "@type": "ItemList", "name": name, "itemListElement": items}


def script(data: dict) -> SafeString:
    """JSON that may stand inside a script element. Of type application/ld+json it is data: no policy runs it."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))  # noqa: S308  escaped just before


def _description(opening: Opening) -> str:
    """As HTML, which search engines ask for. Where nobody described the work its title has to do."""
    text = opening.description.strip() or opening.title
    return "".join(f"<p>{escape(part.strip())}</p>" for part in text.split("\n\n") if part.strip())


def _employment(opening: Opening) -> list[str]:
    found = []
    if opening.weekly_hours is not None:
        found.append("FULL_TIME" if opening.weekly_hours >= FULL_TIME_HOURS else "PART_TIME")
    if opening.permanent is False:
        found.append("TEMPORARY")
    return found


def _address(opening: Opening) -> dict:
    county = counties().get(opening.county_fips or opening.employer.county_fips)
    found = {
        "@type": "PostalAddress",
        "streetAddress": opening.address,
        "addressLocality": opening.city or (county.name if county else ""),
        "addressRegion": county.state if county else "",
        "postalCode": opening.zip,
        "addressCountry": "US",
    }
    return {name: value for name, value in found.items() if value}


def _pay(opening: Opening) -> dict | None:
    low, high = opening.hourly_wage_low, opening.hourly_wage_high
    if not (low or high):
        return None
    value: dict = {"@type": "QuantitativeValue", "unitText": "HOUR"}
    if low and high and low != high:
        value |= {"minValue": float(low), "maxValue": float(high)}
    else:
        value["value"] = float(low or high)
    return {"@type": "MonetaryAmount", "currency": "USD", "value": value}


def _hours(opening: Opening) -> str:
    shifts = ", ".join(str(Shift(each).label) for each in opening.shifts)
    hours = f"{opening.weekly_hours.normalize():f} hours a week" if opening.weekly_hours else ""
    return "; ".join(part for part in (hours, shifts) if part)


def _occupation(soc: str) -> dict | None:
    if not soc:
        return None
    title = occupation_title(soc[:7])
    code = {"@type": "CategoryCode", "codeValue": soc, "inCodeSet": "https://www.bls.gov/soc/2018/"}
    return {**code, "name": title} if title else code
