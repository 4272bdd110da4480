"""Reads of pathways that span models."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from intermediary.initiatives.models import Initiative
from trainings.models import Cohort
from trainings.pathways.models import Edge, Pathway, Step


def pathways(initiative: Initiative) -> QuerySet[Pathway]:
    return Pathway.objects.filter(initiative=initiative).annotate(
        step_count=Count("steps", distinct=True), way_count=Count("edges", distinct=True)
    )


def steps_and_edges(pathway: Pathway) -> tuple[list[Step], list[Edge]]:
    """All of a pathway, in three queries; edges hold the very steps of the list."""
    steps = {step.pk: step for step in pathway.steps.all()}
    edges = list(pathway.edges.prefetch_related("programs__provider"))
    for edge in edges:
        edge.start, edge.end = steps.get(edge.start_id), steps[edge.end_id]
    return list(steps.values()), edges


def cohorts_by_program(initiative: Initiative, edges: list[Edge], as_of: date) -> dict[int, list[Cohort]]:
    """Program id → the initiative's cohorts on these edges that run on the day or start later, the first first."""
    programs = {program.pk for edge in edges for program in edge.programs.all()}
    found = Cohort.objects.filter(
        Q(ends_on__gte=as_of) | Q(ends_on=None) | Q(starts_on__gt=as_of),
        initiative=initiative,
        program__in=programs,
        starts_on__isnull=False,
    )
    by_program: dict[int, list[Cohort]] = {}
    for cohort in found.select_related("program").order_by("starts_on", "pk"):
        by_program.setdefault(cohort.program_id, []).append(cohort)
    return by_program
