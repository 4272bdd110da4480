"""Pathways: drawn up, changed, published."""

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from intermediary.initiatives.models import Initiative
from trainings.pathways.models import Edge, Pathway, Step

# Every step that can be reached from one, itself included.
BEYOND = """
with recursive beyond (id) as (
    select %s::bigint union select e.end_id from pathways_edge e join beyond b on b.id = e.start_id
) select id from beyond
"""


def save_pathway(*, initiative: Initiative, pathway: Pathway | None = None, by, **values) -> Pathway:
    """Draw up a pathway (or change it). Raises ValidationError where the initiative has one of that name."""
    return _save(pathway or Pathway(initiative=initiative), "pathway", by, values)


def save_step(*, pathway: Pathway, step: Step | None = None, by, **values) -> Step:
    """Put an occupation on a pathway (or change it). Raises ValidationError where it is on it already."""
    return _save(step or Step(pathway=pathway), "step", by, values)


def remove_step(*, step: Step, by) -> None:
    """Take an occupation off, with the ways that lead there and on."""
    with event("step.removed", by=by, subject=step.pathway, note=str(step)):
        step.delete()


def save_edge(*, pathway: Pathway, edge: Edge | None = None, programs=(), by, **values) -> Edge:
    """Connect two steps (or change how). Raises ValidationError for steps of another pathway, a second way between
    the same two, and a way that would lead in a circle."""
    verb = "added" if edge is None else "changed"
    edge = edge or Edge(pathway=pathway)
    with event(f"way.{verb}", by=by, subject=pathway), refusals():
        Pathway.objects.select_for_update().get(pk=pathway.pk)  # two ways at once could close a circle
        for field, value in values.items():
            setattr(edge, field, value)
        if any(step is not None and step.pathway_id != pathway.pk for step in (edge.start, edge.end)):
            raise ValidationError(_("Both steps belong to this pathway."))
        edge.save()
        if edge.start_id is not None and edge.start_id in _beyond(edge.end_id):
            raise ValidationError({"end": _("This would lead back to where it began.")})
        edge.programs.set(programs)
    return edge


def remove_edge(*, edge: Edge, by) -> None:
    with event("way.removed", by=by, subject=edge.pathway, note=str(edge)):
        edge.delete()


def _beyond(step: int) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(BEYOND, [step])
        return {row[0] for row in cursor.fetchall()}


def _save(record, noun: str, by, values: dict):
    verb = "added" if record.pk is None else "changed"
    with event(f"{noun}.{verb}", by=by, subject=record), refusals():
        for field, value in values.items():
            setattr(record, field, value)
        record.save()
    return record
