"""A release as tiles and charts, read from its stored body alone: the funder's page has no way to live data."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.dashboards import charts
from intermediary.dashboards.charts.figures import dollars, percent
from intermediary.dashboards.releases.wording import in_our_language
from placements.outcomes.models import Release

HEADLINES = ("sector.completion", "sector.placement", "sector.ret.same.180")
BY_GROUP = {
    "program": gettext_lazy("By program"),
    "gender": gettext_lazy("By gender"),
    "race": gettext_lazy("By race"),
}


@dataclass(frozen=True)
class Reading:
    """One release, ready to be drawn. Hidden figures are drawn as too few to show, and carry no number anywhere."""

    release: Release

    @property
    def body(self) -> dict:
        return self.release.body

    @cached_property
    def total(self) -> dict[str, dict]:
        return next(group["figures"] for group in self.body["groups"] if group["kind"] == "total")

    @cached_property
    def titles(self) -> dict[str, str]:
        return {definition["key"]: definition["title"] for definition in self.definitions}

    @cached_property
    def definitions(self) -> list[dict]:
        """The definitions as they were published, in the reader's language."""
        return [in_our_language(definition) for definition in self.body["definitions"]]

    @cached_property
    def targets(self) -> dict[str, float]:
        return {target["measure"]: target["value"] for target in self.body["targets"]}

    def tiles(self) -> list[charts.Tile]:
        """The headline figures against what was promised."""
        return [self._rate_tile(key) for key in HEADLINES if key in self.total] + self._gain_tiles()

    def _rate_tile(self, key: str) -> charts.Tile:
        figure, common = self.total[key], {"as_of": self.release.as_of, "url": f"#{key}"}
        if figure.get("unconfirmed"):
            words = _("Placed, and nobody's answer is on record yet.")
            return charts.tile(self.titles[key], state="none", none_words=words, **common)
        if figure["value"] is None:
            return _coded(self.titles[key], {"figures": self.total}, key, common)
        return charts.tile(
            self.titles[key],
            figure["value"],
            numerator=figure["numerator"],
            denominator=figure["denominator"],
            note=_known(figure),
            target=self.targets.get(key),
            **common,
        )

    def _gain_tiles(self) -> list[charts.Tile]:
        figure = self.body["wages"].get("wage.hourly_gain")
        if figure is None:
            return []
        common = {"as_of": self.release.as_of, "url": "#wage.hourly_gain"}
        label = self.titles["wage.hourly_gain"]
        if figure["suppressed"]:
            return [charts.tile(label, state="suppressed", **common)]
        return [
            charts.tile(
                label,
                figure["value"],
                unit="dollars",
                denominator=figure["n"],
                note=_("Pre/post difference, not program impact."),
                target=self.targets.get("wage.hourly_gain"),
                **common,
            )
        ]

    def pipeline(self) -> charts.Chart:
        """From enrolled to retained, each step counted by its own measure."""
        steps = [charts.Step(_("Enrolled"), self.body["enrolled"], self.body["enrolled"] is None)]
        names = {
            "sector.completion": _("Completed"),
            "sector.placement": _("Placed in 180 days"),
            "sector.ret.same.180": _("Still there after 180 days"),
        }
        for key, name in names.items():
            count = self.total.get(key, {}).get("numerator")
            steps.append(charts.Step(name, count, count is None))
        words = _("Counts of each step, rounded to 5. Later steps wait for their day: a lower count is not only loss.")
        return charts.funnel(steps, title=_("From enrolled to retained"), label=words, as_of=self.release.as_of)

    def retention(self) -> charts.Chart | None:
        """The share still with the same employer over the first year, where enough people are followed."""
        points = [charts.Point(point["day"], point["value"]) for point in self.body["curve"]["points"]]
        if not points:
            return None
        return charts.survival(
            points,
            title=_("Still with the same employer"),
            label=_("Estimated share of placements still held, by days since the first day worked (Kaplan–Meier)."),
            as_of=self.release.as_of,
            stopped_on=self.body["curve"]["stopped_on"],
            note=_("Everybody placed counts from their first day, also those whose year is not over."),
        )

    def milestones(self) -> charts.Chart | None:
        """Verified retention at each milestone: unknown counts against the rate."""
        rows = []
        for days in (30, 60, 90, 180, 365):
            figure = self.total.get(f"sector.ret.same.{days}")
            if figure and not figure.get("unconfirmed"):
                rows.append(_bar(_("%(n)s days") % {"n": days}, figure))
        if not any(row.value is not None for row in rows):
            return None
        return charts.bars(
            rows,
            title=_("Verified at each milestone"),
            label=_("Share of placements whose day has come that are confirmed to be held. Unknown counts against it."),
            as_of=self.release.as_of,
            target=self.targets.get("sector.ret.same.180"),
            first_header=_("After"),
        )

    def wages(self) -> charts.Chart | None:
        before, after = (self.body["wages"].get(f"wage.{when}") for when in ("before", "after"))
        if not before or not after or before["suppressed"] or after["suppressed"]:
            return None
        pair = [charts.Wage(figure["value"], n=figure["n"]) for figure in (before, after)]
        words = _("Median hourly wage of the same people, before the program and in the first placement.")
        return charts.wages(*pair, title=_("Wage before and after"), label=words, as_of=self.release.as_of)

    def cohorts(self) -> list[charts.Chart]:
        """One chart a measure, one bar a cohort (or the small cohorts of a program and year together)."""
        return [chart for key in HEADLINES if (chart := self._by_group(self._groups("cohort"), key))]

    def tables(self) -> list[tuple]:
        """Programs, genders and races as (heading, measures, rows); a row is a group and its figures in words."""
        made = []
        for kind, heading in BY_GROUP.items():
            found = self._groups(kind)
            measures = [key for key in HEADLINES if any(_number(group, key) is not None for group in found)]
            if measures:
                rows = [
                    (_label(group), [(self.titles[key], *_words(group, key)) for key in measures]) for group in found
                ]
                made.append((str(heading), [self.titles[key] for key in measures], rows))
        return made

    def _groups(self, kind: str) -> list[dict]:
        return [group for group in self.body["groups"] if group["kind"] == kind]

    def _by_group(self, found: list[dict], key: str) -> charts.Chart | None:
        rows = [_bar(_label(group), group["figures"][key]) for group in found if key in group["figures"]]
        if not any(row.value is not None for row in rows):
            return None
        words = _("One bar a group. Groups too small to show stand without a number.")
        return charts.bars(
            rows, title=self.titles[key], label=words, as_of=self.release.as_of, target=self.targets.get(key)
        )

    def promises(self) -> list[tuple]:
        """(title, promised, reached) of each target, in words."""
        return [
            (self.titles.get(key, key), self._words(key, value), self._reached(key))
            for key, value in self.targets.items()
        ]

    def _words(self, key: str, value: float) -> str:
        return dollars(value) if key.startswith("wage.") and "share" not in key else f"{value:.0%}"

    def _reached(self, key: str) -> str:
        figure = self.body["wages"].get(key) or self.total.get(key)
        if not figure or figure["value"] is None:
            return _("Too few to show")
        return self._words(key, figure["value"])


def _label(group: dict) -> str:
    """Names of programs and cohorts stay as they are; those of genders and races are ours to say in any language."""
    return _(group["label"]) if group["kind"] in ("gender", "race") else group["label"]


def _bar(label: str, figure: dict) -> charts.Bar:
    return charts.Bar(label, figure["value"], n=figure["denominator"], suppressed=figure["value"] is None)


def _number(group: dict, key: str) -> float | None:
    return group["figures"].get(key, {}).get("value")


def _words(group: dict, key: str) -> tuple[str, bool]:
    """A figure of a group in words, and whether it is one."""
    figure = group["figures"].get(key)
    if figure is None:
        return "–", False
    if figure["value"] is not None:
        return percent(figure["value"]), True
    if figure["at_least"] is not None:
        return _("%(n)s%% or more") % {"n": figure["at_least"]}, True
    if figure["at_most"] is not None:
        return _("%(n)s%% or less") % {"n": figure["at_most"]}, True
    return _("too few to show"), False


def _coded(label: str, group: dict, key: str, common: dict) -> charts.Tile:
    """A rate at its end: said as a bound, because 0 or 100 % would tell of everybody."""
    words, said = _words(group, key)
    return charts.Tile(label, words, **common) if said else charts.tile(label, state="suppressed", **common)


def _known(figure: dict) -> str:
    parts = [
        _("%(n)s not known") % {"n": figure["unknown"]} if figure["unknown"] else "",
        _("%(n)s not yet due") % {"n": figure["immature"]} if figure["immature"] else "",
    ]
    return ", ".join(part for part in parts if part)
