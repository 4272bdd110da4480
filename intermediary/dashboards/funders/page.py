"""A release as a page: what stands between the header and the foot, for its funder and for staff who look first."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.dashboards.charts import figures
from intermediary.dashboards.funders import drawings
from intermediary.dashboards.funders.drawings import targets
from intermediary.dashboards.funders.reading import Reading
from placements.outcomes.models import Release
from placements.outcomes.releases.body import SCHEMA


def draw(release: Release, earlier: Sequence[int] = ()) -> str:
    """The release drawn, from its stored body and those of the `earlier` releases alone (see `access.before`)."""
    if not drawable(release):
        return render_to_string("funders/old.html")
    return render_to_string("funders/release.html", described(release, earlier))


def drawable(release: Release) -> bool:
    """Whether the body has the form that is read here. Older ones are kept as published, and can be taken away."""
    return release.body.get("schema") == SCHEMA


def described(release: Release, earlier: Sequence[int] = ()) -> dict:
    """What the template says of a release. `earlier` are the releases that trends are drawn from."""
    reading = Reading(release.body)
    promises = targets.promises(reading)
    return {
        "release": release,
        "reading": reading,
        "tiles": targets.tiles(reading),
        "promises": promises,
        "verdict": targets.verdict(promises),
        "sections": list(drawings.sections(reading, readings(earlier))),
        "method": method_words(reading.body),
        "cautions": cautions(),
        "cited": cited(release),
        "figure_route": "public_figure" if is_public(release) else "release_figure",
    }


def is_public(release: Release) -> bool:
    """Whether everybody may read it: it then has addresses that need no sign-in."""
    return release.grant_id is None and release.published_at is not None


def title(release: Release) -> str:
    """The grant, or the initiative of a public release, as it was called on the day."""
    about = release.body["about"]
    return about["grant"]["title"] if about["grant"] else about["initiative"]["name"]


def readings(pks: Sequence[int]) -> list[Reading]:
    found = Release.objects.filter(pk__in=pks).values_list("body", flat=True)
    return [Reading(body) for body in found if body.get("schema") == SCHEMA]


def method_words(body: dict) -> str:
    """Disclosure control in one sentence, with the numbers of the release itself."""
    rules = body["rules"]
    if body["method"] == "round":
        words = _(
            "Counts of 0 to %(few)s are hidden, all others rounded to %(base)s; shares are taken from rounded counts."
        )
        return words % {"few": rules["k"] - 1, "base": rules["base"]}
    words = _("Counts under %(k)s are hidden, and what would let them be worked out; all others are exact.")
    return words % {"k": rules["k"]}


def cited(release: Release) -> str:
    """How a figure of this release is cited: whose, which release, of which day."""
    words = {
        "title": title(release),
        "number": release.pk,
        "day": date_format(Reading(release.body).as_of),
    }
    if release.published_at is None:
        return _("%(title)s, draft %(number)s, as of %(day)s") % words
    return _("%(title)s, release %(number)s, as of %(day)s") % words


def basis(drawing: drawings.Drawn) -> str:
    """What stands behind a drawing, in one line: how many, how many are known, which definitions."""
    parts = [
        _("n = %(n)s") % {"n": figures.count(drawing.n)} if drawing.n is not None else "",
        _("%(share)s known") % {"share": drawing.known_words} if drawing.known_words else "",
        *(_("%(key)s, version %(version)s") % definition for definition in drawing.definitions),
    ]
    return "; ".join(filter(None, parts))


def source(release: Release, drawing: drawings.Drawn) -> list[str]:
    """The lines under a chart that stands by itself."""
    return list(filter(None, [cited(release), basis(drawing)]))


def cautions() -> list[str]:
    """What a reader must know of all figures, whatever the method."""
    return [
        _("Unknown counts against a rate. Not yet due and excluded do not."),
        _("A gain is a difference before and after, not the program's impact."),
        _("The figures of a release never change. A correction is a new release that says what changed."),
    ]


def as_data(release: Release) -> dict:
    """A release as JSON: its number and days around the stored body, to the letter."""
    return {
        "release": release.pk,
        "initiative": release.initiative.key,
        "grant": release.grant.key if release.grant else None,
        "as_of": release.as_of.isoformat(),
        "published_at": release.published_at.isoformat() if release.published_at else None,
        "narrative": release.narrative,
        "body": release.body,
    }
