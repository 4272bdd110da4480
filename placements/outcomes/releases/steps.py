"""The pipeline from enrolled to retained, each step counted by its own measure."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from placements.outcomes.releases.cells import Cell


def pipeline(cells: Mapping[Cell, int | None]) -> list[dict]:
    """The steps (`body.Step`), from the shown counts of everybody."""
    steps = [
        ("completed", _("Completed"), "sector.completion"),
        ("placed", _("Placed within 180 days"), "sector.placement"),
        *(
            (f"retained_{days}", _("Still there after %(days)s days") % {"days": days}, f"sector.ret.same.{days}")
            for days in (90, 180, 365)
        ),
    ]
    # Whose training ended, and who is still in it where they are enough to say so.
    ended, still = (cells[Cell("total", (), "sector.completion", name)] for name in ("denominator", "immature"))
    enrolled = None if ended is None else ended + (still or 0)
    return [{"key": "enrolled", "title": _("Enrolled"), "count": enrolled, "immature": 0}] + [
        {
            "key": key,
            "title": title,
            "count": cells[Cell("total", (), measure, "numerator")],
            "immature": cells[Cell("total", (), measure, "immature")],
        }
        for key, title, measure in steps
    ]
