"""What of schema.org a posting may say: each type's properties and the types they expect.

Copied by hand from the published definitions (https://schema.org/JobPosting, /PostalAddress, /MonetaryAmount,
/QuantitativeValue, /CategoryCode, /PropertyValue, /ItemList), superseded ones left out. `REQUIRED` is what Google
Search Central, "Job posting structured data", asks of a posting and of the types in it.
"""

import re
from datetime import date

PROPERTIES = {
    "JobPosting": {
        "applicantLocationRequirements": "AdministrativeArea", "applicationContact": "ContactPoint",
        "baseSalary": "MonetaryAmount Number PriceSpecification", "datePosted": "Date DateTime",
        "description": "Text", "directApply": "Boolean",
        "educationRequirements": "EducationalOccupationalCredential Text",
        "eligibilityToWorkRequirement": "Text", "employerOverview": "Text", "employmentType": "Text",
        "employmentUnit": "Organization", "estimatedSalary": "MonetaryAmount MonetaryAmountDistribution Number",
        "experienceInPlaceOfEducation": "Boolean", "experienceRequirements": "OccupationalExperienceRequirements Text",
        "hiringOrganization": "Organization Person", "identifier": "PropertyValue Text URL",
        "incentiveCompensation": "Text", "industry": "DefinedTerm Text", "jobBenefits": "Text",
        "jobImmediateStart": "Boolean", "jobLocation": "Place", "jobLocationType": "Text",
        "jobStartDate": "Date Text", "name": "Text", "occupationalCategory": "CategoryCode Text",
        "physicalRequirement": "DefinedTerm Text URL", "qualifications": "EducationalOccupationalCredential Text",
        "relevantOccupation": "Occupation", "responsibilities": "Text", "salaryCurrency": "Text", "sameAs": "URL",
        "securityClearanceRequirement": "Text URL", "sensoryRequirement": "DefinedTerm Text URL",
        "skills": "DefinedTerm Text", "specialCommitments": "Text", "title": "Text", "totalJobOpenings": "Integer",
        "url": "URL", "validThrough": "Date DateTime", "workHours": "Text",
    },
    "Organization": {"name": "Text", "sameAs": "URL", "logo": "ImageObject URL", "url": "URL"},
    "Place": {"address": "PostalAddress Text", "name": "Text"},
    "PostalAddress": {
        "streetAddress": "Text", "addressLocality": "Text", "addressRegion": "Text", "postalCode": "Text",
        "addressCountry": "Country Text",
    },
    "Country": {"name": "Text"},
    "MonetaryAmount": {"currency": "Text", "value": "Boolean Number QuantitativeValue StructuredValue Text"},
    "QuantitativeValue": {"minValue": "Number", "maxValue": "Number", "value": "Number Text", "unitText": "Text"},
    "CategoryCode": {"codeValue": "Text", "inCodeSet": "CategoryCodeSet URL", "name": "Text"},
    "PropertyValue": {"name": "Text", "value": "Boolean Number StructuredValue Text"},
    "ItemList": {"name": "Text", "itemListElement": "ListItem Text Thing", "numberOfItems": "Integer"},
    "ListItem": {"position": "Integer Text", "item": "Thing", "url": "URL"},
}  # fmt: skip
BROADER = {"Country": "AdministrativeArea", "JobPosting": "Thing"}
REQUIRED = {
    "JobPosting": ("title", "description", "datePosted", "hiringOrganization", "jobLocation"),
    "Organization": ("name",),
    "Place": ("address",),
    "PostalAddress": ("addressCountry",),
    "MonetaryAmount": ("currency", "value"),
    "QuantitativeValue": ("unitText",),
}
EMPLOYMENT = {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"}


def problems(node: dict, where: str = "") -> list[str]:
    """What of a JSON-LD node is not of the vocabulary, or is missing."""
    kind = node.get("@type")
    if kind not in PROPERTIES:
        return [f"{where}: no type {kind}"]
    found = [f"{where}{kind} lacks {name}" for name in REQUIRED.get(kind, ()) if not node.get(name)]
    for name, value in node.items():
        if name.startswith("@"):
            continue
        expected = PROPERTIES[kind].get(name)
        if expected is None:
            found.append(f"{where}{kind} has no property {name}")
            continue
        for each in value if isinstance(value, list) else [value]:
            if not any(_is(each, one) for one in expected.split()):
                found.append(f"{where}{kind}.{name} is no {expected}: {each!r}")
            if isinstance(each, dict):
                found += problems(each, f"{where}{kind}.{name}.")
    if kind == "JobPosting" and not set(node.get("employmentType", [])) <= EMPLOYMENT:
        found.append(f"{where}{kind}.employmentType is none that Google knows")
    return found


def _is(value, kind: str) -> bool:
    if isinstance(value, dict):
        return kind in (value.get("@type"), BROADER.get(value.get("@type")))
    if kind == "Boolean" or isinstance(value, bool):
        return kind == "Boolean" and isinstance(value, bool)
    if kind in ("Date", "DateTime"):
        return (
            isinstance(value, str)
            and bool(re.match(r"\d{4}-\d\d-\d\d", value))
            and bool(date.fromisoformat(value[:10]))
        )
    if kind == "URL":
        return isinstance(value, str) and value.startswith(("https://", "http://"))
    kinds = {"Text": str, "Integer": int, "Number": int | float}
    return kind in kinds and isinstance(value, kinds[kind])
