"""The economic case as a PDF of one page."""

from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from intermediary.dashboards import typeset
from intermediary.dashboards.firms.case import Case

TEMPLATE = Path(__file__).with_name("case.typ")


def title(case: Case) -> str:
    return _("What working together is worth: %(firm)s") % {"firm": case.firm}


def parts(case: Case) -> list[tuple[str, list]]:
    """The tables of the page with their headings; those without a line are left out."""
    found = (
        (_("What came of it"), case.results),
        (_("What that saves"), case.savings),
        (_("What it assumes"), case.assumptions),
    )
    return [(heading, lines) for heading, lines in found if lines]


def caution() -> str:
    return _(
        "A comparison of before and since, not proof of a cause: other things changed as well. "
        "The assumptions stand above with who says so."
    )


def pdf(case: Case) -> bytes:
    header = [_("What"), _("How much"), _("From")]
    data = {
        "title": title(case),
        "author": str(case.initiative or case.firm),
        "lang": (get_language() or "en")[:2],
        "lead": case.lead,
        "headline": case.headline,
        "parts": [
            {"title": heading, "header": header, "rows": [[each.label, each.value, each.basis] for each in lines]}
            for heading, lines in parts(case)
        ],
        "caution": caution(),
        "footer": case.lead,
    }
    return typeset.pdf(TEMPLATE.read_bytes(), data, {})
