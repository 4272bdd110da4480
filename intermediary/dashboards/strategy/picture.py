"""A career pathway as a chart: with counts of people for staff, without any for the public."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intermediary.dashboards import charts
from intermediary.dashboards.charts import figures
from placements.moves import Moved, There, moved, there
from trainings.models import Cohort
from trainings.pathways.models import Edge, Pathway, Step
from trainings.pathways.queries import cohorts_by_program, steps_and_edges


@dataclass(frozen=True)
class WayOn:
    """One way with what runs on it: (program, cohorts that run or are to start), and who moved."""

    edge: Edge
    runs: list[tuple[object, list[Cohort]]]
    moved: Moved | None

    @property
    def gain(self) -> str:
        """The median of the wage gains, with of how many it is known."""
        if self.moved is None or not self.moved.waged:
            return figures.ABSENT
        words = _("%(gain)s an hour, known of %(n)s")
        return words % {"gain": figures.dollars(self.moved.gain, signed=True), "n": self.moved.waged}


@dataclass(frozen=True)
class StepShown:
    step: Step
    there: There | None

    @property
    def ours(self) -> str:
        """The median first wage of our people there, with of how many it is known."""
        if self.there is None or not self.there.waged:
            return figures.ABSENT
        return _("%(wage)s, known of %(n)s") % {"wage": figures.dollars(self.there.wage), "n": self.there.waged}


@dataclass(frozen=True)
class Drawn:
    pathway: Pathway
    chart: charts.Chart
    steps: list[StepShown]
    ways: list[WayOn]


def draw(pathway: Pathway, as_of: date, *, counted: bool = True) -> Drawn:
    """The pathway as of a day. `counted=False` asks of nobody who moved: nothing of people is then anywhere in it."""
    steps, edges = steps_and_edges(pathway)
    people = there(pathway, as_of) if counted else {}
    moves = moved(pathway, as_of) if counted else {}
    running = cohorts_by_program(pathway.initiative, edges, as_of)
    stops = [
        charts.Stop(step.pk, str(step), step.wage, people[step.pk].people if step.pk in people else None)
        for step in steps
    ]
    ways = [_way(edge, moves.get(edge.pk)) for edge in edges]
    chart = charts.pathway(
        stops,
        ways,
        title=pathway.name,
        label=_label(stops, ways, counted),
        as_of=as_of if counted else None,
        note=_note(steps, counted),
        counted=counted,
    )
    return Drawn(
        pathway,
        chart,
        [StepShown(step, people.get(step.pk)) for step in steps],
        [
            WayOn(edge, [(program, running.get(program.pk, [])) for program in edge.programs.all()], moves.get(edge.pk))
            for edge in edges
        ],
    )


def _way(edge: Edge, by: Moved | None) -> charts.Way:
    programs = "; ".join(program.title for program in edge.programs.all())
    people, same = (by.people, by.same_employer) if by else (None, None)
    return charts.Way(edge.start_id, edge.end_id, edge.credential, edge.time, programs, people, same)


def _label(stops: list[charts.Stop], ways: list[charts.Way], counted: bool) -> str:
    words = ngettext("%(n)s occupation", "%(n)s occupations", len(stops)) % {"n": len(stops)}
    words += ", " + ngettext("%(n)s way between them", "%(n)s ways between them", len(ways)) % {"n": len(ways)}
    paid = sorted((stop for stop in stops if stop.wage is not None), key=lambda stop: stop.wage)
    if paid:
        reach = _("typical wages from %(low)s (%(first)s) to %(high)s an hour (%(last)s)") % {
            "low": figures.dollars(paid[0].wage), "first": paid[0].title,
            "high": figures.dollars(paid[-1].wage), "last": paid[-1].title,
        }  # fmt: skip
        words += f"; {reach}"
    if counted:
        words += "; " + _("%(n)s moves by people of the initiative") % {"n": sum(way.people or 0 for way in ways)}
    return f"{words}."


def _note(steps: list[Step], counted: bool) -> str:
    sources = "; ".join(dict.fromkeys(step.wage_source for step in steps if step.wage_source))
    words = [_("Typical wages: %(sources)s.") % {"sources": sources}] if sources else []
    if counted:
        words.append(_("People counted are those who took such a job since they came to the initiative."))
    return " ".join(words)


def starting(drawn: Drawn, as_of: date) -> list[tuple[str, str, str]]:
    """(program, provider, first day) of cohorts on the pathway that have not begun: for everybody to know."""
    found = {cohort.pk: cohort for way in drawn.ways for _program, runs in way.runs for cohort in runs}
    ahead = sorted((c for c in found.values() if c.starts_on > as_of), key=lambda c: (c.starts_on, c.pk))
    return [(c.program.title, str(c.taught_by or ""), date_format(c.starts_on)) for c in ahead]
