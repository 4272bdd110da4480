"""Build a release: compute, group, protect, freeze. The body holds nothing that the page, a file or an API may not."""

from datetime import date

from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.funding.models import Grant
from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.disclosure import round_count
from placements.outcomes.engine import figures, laid_out
from placements.outcomes.engine.row import Group
from placements.outcomes.engine.survival import curves
from placements.outcomes.engine.wages import employers
from placements.outcomes.models import Release
from placements.outcomes.releases.figures import WAGES, curve, rates, wages
from placements.outcomes.releases.groups import TOTAL, make_groups

EVERYWHERE = ("total", "program", "cohort", "gender", "race")
# Which rates a release shows, and of which groups. A fixed menu: free combinations are how people are told apart.
MEASURES = {
    "sector.completion": EVERYWHERE,
    "sector.placement": EVERYWHERE,
    "sector.ret.same.30": (TOTAL,),
    "sector.ret.same.60": (TOTAL,),
    "sector.ret.same.90": (TOTAL, "program"),
    "sector.ret.same.180": EVERYWHERE,
    "sector.ret.same.365": (TOTAL, "program"),
    "wage.hourly_gain.share_gaining": (TOTAL,),
}
CURVE = "same"


def build_release(*, grant: Grant, as_of: date, by) -> Release:
    """Compute the figures of a grant as of the end of a day and store them, protected, as a draft.

    Nothing live is read when a funder opens it. Building again makes another release; none is ever changed.
    """
    with acting("system"), event("release.built", by=by, subject=grant):
        wanted = [DEFINITIONS[key] for key in (*MEASURES, *WAGES)]
        with laid_out(as_of=as_of, initiative=grant.initiative, cuts=("gender", "race")) as stage:
            rows = list(figures(stage, wanted, ("gender", "race")))
            whole = Group("grant", grant.key)
            survival = next((found for group, found, *_n in curves(stage, CURVE, "") if group == whole), None)
            firms = employers(stage, "").get(whole, [])
        groups = make_groups(grant, rows, deciding="sector.completion")
        return Release.objects.create(
            grant=grant,
            as_of=as_of,
            built_by=by,
            body=_body(grant, rows, groups, survival, firms),
        )


def _body(grant: Grant, rows, groups, survival, firms: list[int]) -> dict:
    shown = rates(groups, MEASURES)
    return {
        "grant": {
            "key": grant.key,
            "title": grant.title,
            "funder": grant.funder.name if grant.funder else "",
            "initiative": grant.initiative.name,
        },
        "method": "round",
        "groups": [{"key": key, **label, "figures": shown.get(key, {})} for key, label in groups.labels.items()],
        "wages": wages(grant, rows, firms),
        "curve": curve(survival),
        "enrolled": _enrolled(groups),
        "targets": [
            {"measure": t.measure, "value": float(t.value), "due_on": t.due_on.isoformat() if t.due_on else None}
            for t in grant.targets.all()
        ],
        "definitions": [_definition(DEFINITIONS[key]) for key in (*MEASURES, *WAGES)],
    }


def _enrolled(groups) -> int | None:
    """How many enrollments there were: the first step of the pipeline."""
    counts = groups.counts[TOTAL].get("sector.completion")
    everybody = counts.denominator + counts.immature if counts else 0
    return round_count(everybody) if everybody > 10 else None


def _definition(definition) -> dict:
    return {
        "key": definition.key,
        "title": str(definition.title),
        "denominator": str(definition.denominator),
        "numerator": str(definition.numerator),
        "note": str(definition.note),
        "source": definition.source,
        "version": definition.version,
    }
