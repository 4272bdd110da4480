"""The report of a release: a PDF that screen readers can read, with the narrative, every chart, and its table."""

from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from intermediary.dashboards import typeset
from intermediary.dashboards.charts import figures
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
    """What is folded on the page is one table here, a column a measure."""
    made = {"title": section.title, "empty": section.empty, "header": [], "rows": [], "drawings": []}
    if section.folded:
        return {**made, **_side_by_side(section.drawings)}
    return {**made, "drawings": [_drawing(drawing, files) for drawing in section.drawings]}


def _side_by_side(drawings: list[Drawn]) -> dict:
    cells: dict[str, dict[str, str]] = {}
    for drawing in drawings:
        for group, value, interval, n in drawing.chart.rows:
            said = value if interval == figures.ABSENT else f"{value} ({interval}; n {n})"
            cells.setdefault(group, {})[drawing.key] = said
    return {
        "header": [_("Group"), *(drawing.definitions[0]["title"] for drawing in drawings)],
        "rows": [[group, *(row.get(each.key, figures.ABSENT) for each in drawings)] for group, row in cells.items()],
    }


def _drawing(drawing: Drawn, files: dict[str, bytes]) -> dict:
    chart, name = drawing.chart, f"{drawing.key}.svg"
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
