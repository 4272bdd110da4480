"""A row of any table, made up from what its model says: so that a table that is new tomorrow is merged in tests too."""

from datetime import date, time
from itertools import count

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.fields import NOT_PROVIDED
from django.utils import timezone

from intermediary.accounts.models import User
from intermediary.audit.events import event
from intermediary.tests import people
from participants.models import Participant
from placements.models import Placement

_number = count(1)
# What a model cannot say by itself: which of its columns go together.
TOGETHER = {
    "applications.Application": lambda person: {"state": "sent", "sent_at": timezone.now()},
    "followups.Link": lambda person: {"placement": job(person)},
    "eligibility.Rule": lambda person: {"grant": people.grant()},
    "casework.Note": lambda person: {"visibility": "author", "by": people.user()},
    "placements.QuarterlyWage": lambda person: {"quarter": "2025Q1"},
}


def job(person: Participant) -> Placement:
    return people.placement(person, people.employer())


def table_of(name: str) -> type[models.Model] | None:
    every = apps.get_models(include_auto_created=True)
    return next((model for model in every if model._meta.db_table == name), None)


def row(model: type[models.Model], person: Participant, field: str) -> models.Model:
    """One row of `model` that refers to `person` by `field`."""
    given = {field: person, **TOGETHER.get(model._meta.label, lambda person: {})(person)}
    for each in model._meta.concrete_fields:
        if not (each.primary_key or each.name in given or each.null or _defaulted(each)):
            given[each.name] = _value(each, person)
    with event("test"):
        return model.objects.create(**given)


def _defaulted(field) -> bool:
    return field.default is not NOT_PROVIDED or field.db_default is not NOT_PROVIDED or field.blank


def _value(field, person):
    n = next(_number)
    if isinstance(field, models.ForeignKey):
        return _related(field.related_model, person)
    if field.choices:
        return field.choices[0][0]
    match field:
        case models.DateTimeField():
            return timezone.now()
        case models.DateField():
            return date(2000, 1, 1 + n % 28)
        case models.TimeField():
            return time(9)
        case models.BooleanField():
            return False
        case models.DecimalField() | models.IntegerField():
            return 1
        case models.BinaryField():
            return f"bytes {n}".encode()
        case models.JSONField():
            return {}
        case ArrayField():
            return []
    return f"word {n}"[: field.max_length]


def _related(model, person):
    if model is User:
        return people.user()
    if model is Participant:
        return people.participant()
    makers = {
        "initiative": people.initiative,
        "grant": people.grant,
        "cohort": people.cohort,
        "employer": people.employer,
        "placement": lambda: job(person),
        "opening": lambda: people.opening(people.employer()),
    }
    if make := makers.get(model._meta.model_name):
        return make()
    if any(field.related_model is Participant for field in model._meta.concrete_fields if field.is_relation):
        return row(model, person, "participant")
    with event("test"):
        given = TOGETHER.get(model._meta.label, lambda person: {})(person)
        needed = [f for f in model._meta.concrete_fields if not (f.primary_key or f.null or _defaulted(f))]
        return model.objects.create(**{f.name: _value(f, person) for f in needed if f.name not in given}, **given)
