"""What a correction says of the release that it replaces: every published number that is another one now."""

from placements.outcomes.models import Release
from placements.outcomes.releases.body import Body, labels

NAMES = ("value", "numerator", "denominator", "unknown", "immature", "excluded")


def replaces(before: Release, body: Body, reason: str) -> dict:
    """`body.Replaces`: from shown numbers alone, so that it tells nothing more than the two releases do."""
    return {
        "release": before.pk,
        "as_of": before.as_of.isoformat(),
        "reason": reason,
        "changes": changes(before.body, body),
    }


def changes(before: Body, after: Body) -> list[dict]:
    """Every number that differs between two bodies, in the order of the later one (`body.Change`)."""
    words = {**labels(before), **labels(after)}
    old, new = _figures(before), _figures(after)
    found = []
    for place in [*new, *(place for place in old if place not in new)]:
        table, by, at, measure = place
        one, other = old.get(place, {}), new.get(place, {})
        found += [
            {
                "table": table,
                "at": list(at),
                "label": " · ".join(words.get(name, {}).get(value, value) for name, value in zip(by, at, strict=True)),
                "measure": measure,
                "name": name,
                "before": one.get(name),
                "after": other.get(name),
            }
            for name in (*NAMES, "n")
            if one.get(name) != other.get(name)
        ]
    return found


def _figures(body: Body) -> dict[tuple, dict]:
    return {
        (table["key"], tuple(table["by"]), tuple(row["at"]), measure): figure
        for table in body["tables"]
        for row in table["rows"]
        for measure, figure in (row["figures"] | row.get("amounts", {})).items()
    }
