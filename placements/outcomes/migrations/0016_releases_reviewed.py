"""Releases of an initiative as a whole, with a narrative; attacked before they are published; withdrawn with a reason."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from intermediary.accounts.operations import STAFF, own_funder

# Releases from before know their grant only. The rows are frozen: the trigger steps aside for this one column.
OF_GRANT = """
select set_config('app.door', 'system', true);
alter table outcomes_release disable trigger frozen;
update outcomes_release r set initiative_id = g.initiative_id from funding_grant g where g.id = r.grant_id;
alter table outcomes_release enable trigger frozen;
set constraints all immediate;
set constraints all deferred;
"""
FROZEN = """
create or replace function outcomes_release_frozen() returns trigger language plpgsql as $$
declare
    withdrawal text[] := array['withdrawn_at', 'withdrawn_by_id', 'withdrawn_reason'];
begin
    if tg_op = 'DELETE' then
        if old.published_at is not null then
            raise exception 'release % is published and can no longer be changed', old.id using errcode = 'OU001';
        end if;
        return old;
    end if;
    if old.published_at is not null then
        -- All that can still happen is that it is withdrawn, once.
        if old.withdrawn_at is not null or to_jsonb(new) - withdrawal is distinct from to_jsonb(old) - withdrawal then
            raise exception 'release % is published and can no longer be changed', old.id using errcode = 'OU001';
        end if;
    elsif new.published_at is not null then
        -- The attack was on this very body, and found nothing.
        if new.attack ->> 'digest' is distinct from md5(new.body::text)
           or coalesce(new.attack -> 'findings', '[0]'::jsonb) <> '[]'::jsonb then
            raise exception 'release % did not pass the attack on it', old.id using errcode = 'OU002';
        end if;
    end if;
    return new;
end $$;
create function outcomes_release_born() returns trigger language plpgsql as $$
begin
    if new.published_at is not null then
        raise exception 'a release begins as a draft' using errcode = 'OU002';
    end if;
    return new;
end $$;
create trigger born before insert on outcomes_release for each row execute function outcomes_release_born();
"""
AS_BEFORE = """
drop trigger born on outcomes_release;
drop function outcomes_release_born();
create or replace function outcomes_release_frozen() returns trigger language plpgsql as $$
begin
    if old.published_at is not null then
        raise exception 'release % is published and can no longer be changed', old.id using errcode = 'OU001';
    end if;
    return coalesce(new, old);
end $$;
"""
OWN = f"exists (select from funding_grant where funding_grant.id = grant_id and {own_funder('funder_id')})"
READERS = "drop policy readers on outcomes_release; create policy readers on outcomes_release for select using ({read})"
# Of an initiative as a whole: for everybody. Of a grant: for its funder.
NOW = f"{STAFF} or (published_at is not null and withdrawn_at is null and (grant_id is null or {OWN}))"
BEFORE = f"{STAFF} or (published_at is not null and {OWN})"


def person(name: str) -> migrations.AddField:
    key = models.ForeignKey(
        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
    )
    return migrations.AddField("release", name, key)


class Migration(migrations.Migration):
    dependencies = (
        ("initiatives", "0001_initial"),
        ("funding", "0004_targets_by_period_and_reports"),
        ("outcomes", "0015_marks_of_more"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )
    operations = (
        migrations.AddField(
            "release",
            "initiative",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="releases",
                to="initiatives.initiative",
            ),
        ),
        migrations.RunSQL(OF_GRANT, migrations.RunSQL.noop),
        migrations.AlterField(
            "release",
            "initiative",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="releases", to="initiatives.initiative"
            ),
        ),
        migrations.AlterField(
            "release",
            "grant",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="releases",
                to="funding.grant",
            ),
        ),
        migrations.AddField("release", "narrative", models.TextField(blank=True, default="", verbose_name="Narrative")),
        migrations.AddField(
            "release",
            "replaces",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="outcomes.release",
            ),
        ),
        migrations.AddField("release", "hidden", models.JSONField(default=dict)),
        migrations.AddField("release", "attack", models.JSONField(default=dict)),
        migrations.AddField("release", "attacked_at", models.DateTimeField(null=True)),
        migrations.AddField("release", "withdrawn_at", models.DateTimeField(null=True)),
        person("withdrawn_by"),
        migrations.AddField(
            "release",
            "withdrawn_reason",
            models.CharField(blank=True, default="", max_length=500, verbose_name="Why it is withdrawn"),
        ),
        migrations.AddConstraint(
            "release",
            models.CheckConstraint(condition=models.Q(method__in=("round", "hide")), name="release_method_known"),
        ),
        migrations.AddConstraint(
            "release",
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None)
                | (models.Q(published_at__isnull=False) & ~models.Q(withdrawn_reason="")),
                name="release_withdrawn_with_reason",
            ),
        ),
        migrations.RunSQL(FROZEN, AS_BEFORE),
        migrations.RunSQL(READERS.format(read=NOW), READERS.format(read=BEFORE)),
    )
