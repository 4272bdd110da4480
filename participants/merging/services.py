"""Make two records of one person one, and two again. Both are done by the system in the name of whoever asks: wages and
notes that the user may not read move with everything else."""

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from participants.merging import catalog
from participants.merging.joining import Joining
from participants.merging.models import Apart, Merge, MergedRow
from participants.models import Household, Identity, Participant, PriorJob, Traits
from participants.services.people import person_changed

TABLE = Participant._meta.db_table
# What staff choose field by field; whatever else refers to a person follows the rules of `joining`.
PARTS = {"identity": Identity, "traits": Traits, "household": Household, "prior_job": PriorJob}


def merge(*, kept: Participant, gone: Participant, taken: dict[str, list[str]], by) -> Merge:
    """Join the record `gone` into `kept`. `taken`: part (identity, traits, …) → fields whose value is that of `gone`.

    Raises ValidationError where one of the two is no longer on record, or the result contradicts itself.
    """
    with acting("system"), event("participants.merged", by=by, subject=kept) as act, refusals():
        locked = Participant.objects.select_for_update().filter(pk__in={kept.pk, gone.pk}).order_by("pk")
        if len(locked) != 2:
            raise ValidationError(_("One of the two is no longer on record. Nothing was merged."))
        name = str(Identity.objects.filter(participant=gone).first() or gone.key)
        before = catalog.last_change()
        made = Merge.objects.create(kept=kept, gone_key=gone.key, gone_id=gone.pk, gone_name=name, by=by)
        with connection.cursor() as cursor:
            joining = Joining(made, cursor)
            for part, model in PARTS.items():
                _join_part(joining, model, kept, gone, taken.get(part, ()))
            for apart in Apart.objects.filter(Q(one=gone) | Q(other=gone)):
                joining.remove(Apart._meta.db_table, apart.pk)
            joining.join(TABLE, kept.pk, gone.pk)
        by_trigger = catalog.made_since(before, act.pk) - {(Merge._meta.db_table, made.pk)}
        MergedRow.objects.bulk_create(
            MergedRow(merge=made, table_name=table, row_id=row, what=MergedRow.MADE) for table, row in by_trigger
        )
        person_changed.send(Participant, participant=kept)
    return made


def _join_part(joining: Joining, model, kept: Participant, gone: Participant, taken) -> None:
    table = model._meta.db_table
    mine, theirs = (model.objects.filter(participant=each).first() for each in (kept, gone))
    if theirs is None:
        return
    if mine is None:
        joining.change(table, theirs.pk, "participant_id = %s", [kept.pk])
        return
    if taken:
        setting = ", ".join(f'"{name}" = (select "{name}" from {table} where id = {theirs.pk})' for name in taken)
        joining.change(table, mine.pk, setting, [])
    joining.remove(table, theirs.pk)


def undo(*, merge: Merge, by) -> int:
    """Make them two again, to the last column. Returns how many columns stay as they are, changed by others since.

    Raises ValidationError where a later merge into the same person must be undone first, or where it cannot be done.
    """
    with acting("system"), event("participants.unmerged", by=by, subject=merge.kept, bulk=True) as act, refusals():
        merge = Merge.objects.select_for_update().get(pk=merge.pk)
        Participant.objects.select_for_update().get(pk=merge.kept_id)
        if merge.undone_at is not None:
            return 0
        if Merge.objects.filter(kept=merge.kept_id, undone_at=None, pk__gt=merge.pk).exists():
            raise ValidationError(_("Somebody was merged into this person later. Undo that first."))
        before = catalog.last_change()
        with connection.cursor() as cursor:
            rows = list(merge.rows.order_by("-pk").values_list("pk", "table_name", "row_id", "what"))
            back = {(table, row) for _pk, table, row, what in rows if what == MergedRow.REMOVED}
            left = sum(_take_back(cursor, *row) for row in rows)
            for table, row in catalog.made_since(before, act.pk) - back:  # what triggers wrote on the way back
                cursor.execute(f"delete from {table} where id = %s", [row])
        merge.undone_at, merge.undone_by = timezone.now(), by
        merge.save(update_fields=["undone_at", "undone_by"])
        for pk in (merge.kept_id, merge.gone_id):
            person_changed.send(Participant, participant=Participant.objects.get(pk=pk))
    return left


def _take_back(cursor, pk: int, table: str, row: int, what: str) -> int:
    """One row as it was; returns how many of its columns somebody changed since, which are left."""
    if what == MergedRow.MADE:
        cursor.execute(f"delete from {table} where id = %s", [row])
        return 0
    if what == MergedRow.REMOVED:
        names = ", ".join(f'"{name}"' for name in catalog.columns(table))
        values = ", ".join(f'was."{name}"' for name in catalog.columns(table))
        cursor.execute(
            f"insert into {table} ({names}) select {values} from merging_mergedrow m, "
            f"jsonb_populate_record(null::{table}, m.before) was where m.id = %s",
            [pk],
        )
        return 0
    cursor.execute(
        f"""select coalesce(array_agg(key) filter (where same), '{{}}'), count(*) filter (where not same)
            from (select was.key, to_jsonb(t) -> was.key is not distinct from was.value as same
                  from merging_mergedrow m, {table} t, jsonb_each(m.after) was
                  where m.id = %s and t.id = m.row_id) columns""",
        [pk],
    )
    names, left = cursor.fetchone()
    if names:
        setting = ", ".join(f'"{name}" = was."{name}"' for name in names)
        cursor.execute(
            f"update {table} t set {setting} from merging_mergedrow m, jsonb_populate_record(null::{table}, m.before) "
            "was where m.id = %s and t.id = m.row_id",
            [pk],
        )
    return left


def say_apart(*, one: Participant, other: Participant, by) -> None:
    """They are two people: neither list nor page asks again."""
    first, second = sorted((one, other), key=lambda each: each.pk)
    with event("participants.told_apart", by=by, subject=first):
        Apart.objects.get_or_create(one=first, other=second, defaults={"by": by})
