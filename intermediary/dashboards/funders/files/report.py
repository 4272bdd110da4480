"""The report of a release: a PDF that screen readers can read, with the narrative, every chart, and its table."""

from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from intermediary.dashboards import typeset
from intermediary.dashboards.charts.standalone import picture
from intermediary.dashboards.funders import page
from intermediary.dashboards.funders.drawings import Drawn, Section
from placements.outcomes.models import Release

from .tables import about_rows

TEMPLATE = Path(__file__).with_name("report.typ")


def report(release: Release, earlier=()) -> bytes:
    """The PDF of a release; `earlier` are the releases that its trends are drawn from."""
    shown = page.described(release, earlier)
    sections, files = [], {}
    for section in shown["sections"]:
        sections.append(_section(section, files))
    data = {
        "title": page.title(release),
        "author": release.body["about"]["initiative"]["name"],
        "lang": (get_language() or "en")[:2],
        "lead": _("Outcomes as of %(day)s") % {"day": date_format(shown["reading"].as_of)},
        "footer": page.cited(release),
        "notice": "" if release.published_at else _("A draft: not published, and not to be cited."),
        "about": [[str(term), str(value)] for term, value in about_rows(release)],
        "narrative": _paragraphs(release.narrative),
        "verdict": shown["verdict"],
        "promised_header": [_("Measure"), _("Promised"), _("Reached"), _("Target")],
        "promises": [
            [" · ".join(filter(None, (p.measure, p.period))), p.promised, p.reached, p.said] for p in shown["promises"]
        ],
        "sections": sections,
        "method": [page.method_words(release.body), *page.cautions()],
        "definitions": [_definition(found) for found in shown["reading"].definitions.values()],
        "words": {
            "fact": _("What"),
            "value": _("Value"),
            "narrative": _("What the initiative says"),
            "promised": _("Promised and reached"),
            "method": _("How to read these figures"),
            "dictionary": _("What each measure counts"),
        },
    }
    return typeset.pdf(TEMPLATE.read_bytes(), data, files)


def _section(section: Section, files: dict[str, bytes]) -> dict:
    return {
        "title": section.title,
        "empty": section.empty,
        "drawings": [_drawing(drawing, files, section.folded) for drawing in section.drawings],
    }


def _drawing(drawing: Drawn, files: dict[str, bytes], as_table: bool) -> dict:
    """A chart with its table; of what is folded on the page the table alone."""
    chart, name = drawing.chart, ""
    if not as_table:
        name = f"{drawing.key}.svg"
        files[name] = picture(chart).encode()
    return {
        "title": chart.title,
        "file": name,
        "alt": chart.label,
        "note": chart.note,
        "header": [str(cell) or "–" for cell in chart.header],
        "rows": [[str(cell) for cell in row] for row in chart.rows],
        "basis": page.basis(drawing),
    }


def _definition(found: dict) -> dict:
    facts = [
        (_("Who counts"), found["denominator"]),
        (_("What counts"), found["numerator"]),
        (_("Left out"), found["exclusions"]),
        (_("Mind"), found["note"]),
        (_("Source"), found["source"]),
    ]
    key = _("%(key)s, version %(version)s") % found
    return {"title": found["title"], "key": key, "facts": [[term, words] for term, words in facts if words]}


def _paragraphs(text: str) -> list[str]:
    return [words.strip() for words in text.split("\n\n") if words.strip()]
