"""django-import-export with its settings for bulk, on the same rows and the same table, triggers and all."""

import tablib
from import_export import fields, resources
from import_export.instance_loaders import CachedInstanceLoader
from import_export.widgets import BooleanWidget, DateWidget, DecimalWidget, ForeignKeyWidget

from employers.models import Employer
from intermediary.dashboards.importing.data import Listed
from participants.models import Participant, Service
from placements.models import Placement


def _field(column: str, attribute: str, widget=None) -> fields.Field:
    return fields.Field(column_name=column, attribute=attribute, widget=widget)


PERSON = _field("Participant ID", "participant", ForeignKeyWidget(Participant, "key"))
YES_NO = BooleanWidget()


class Bulk:
    """As its documentation says for many rows."""

    use_bulk = True
    batch_size = 1_000
    skip_diff = True
    report_skipped = False
    use_transactions = True
    instance_loader_class = CachedInstanceLoader
    import_id_fields = ("key",)


class Services(resources.ModelResource):
    key = _field("Service ID", "key")
    participant = PERSON
    kind = _field("Service", "kind")
    provided_on = _field("Provided on", "provided_on", DateWidget("%Y-%m-%d"))
    keeps_open = _field("Keeps participation open", "keeps_open", YES_NO)

    class Meta(Bulk):
        model = Service
        fields = ("key", "participant", "kind", "provided_on", "keeps_open")


class Placements(resources.ModelResource):
    key = _field("Placement ID", "key")
    participant = PERSON
    employer = _field("Employer ID", "employer", ForeignKeyWidget(Employer, "key"))
    started_on = _field("First day worked", "started_on", DateWidget("%Y-%m-%d"))
    last_day_worked = _field("Last day worked", "last_day_worked", DateWidget("%Y-%m-%d"))
    hourly_wage = _field("Hourly wage", "hourly_wage", DecimalWidget())
    weekly_hours = _field("Hours a week", "weekly_hours", DecimalWidget())
    health_insurance = _field("Health insurance", "health_insurance", YES_NO)
    training_related = _field("Related to the training", "training_related", YES_NO)

    class Meta(Bulk):
        model = Placement
        fields = ("key", "participant", "employer", "started_on", "last_day_worked", "hourly_wage", "weekly_hours",
                  "health_insurance", "training_related")  # fmt: skip


RESOURCES = {"services": Services, "placements": Placements}


def run(listed: Listed, rows: list[tuple]) -> int:
    """Import the rows, collecting errors by row. How many were imported."""
    result = RESOURCES[listed.kind]().import_data(tablib.Dataset(*rows, headers=listed.header), dry_run=False)
    return result.totals["new"] + result.totals["update"]
