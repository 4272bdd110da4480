"""Targets of a period; reports with their due dates, how these moved, and the reminders that went out."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit


class Migration(migrations.Migration):
    dependencies = [
        ("funding", "0003_api_keys"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DueDate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_on", models.DateField()),
                ("moved_to", models.DateField()),
                ("reason", models.CharField(max_length=500, verbose_name="Why")),
                ("moved_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_on", models.DateField()),
                ("days_before", models.IntegerField()),
                ("sent_at", models.DateTimeField()),
                ("sent_to", models.TextField()),
            ],
            options={
                "ordering": ("-sent_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="Report")),
                ("due_on", models.DateField(verbose_name="Due on")),
                ("submitted_on", models.DateField(blank=True, null=True, verbose_name="Sent in on")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="Note")),
            ],
            options={
                "ordering": ("due_on", "pk"),
            },
        ),
        migrations.AlterModelOptions(
            name="target",
            options={"ordering": ("measure", "from_quarter", "to_quarter")},
        ),
        migrations.RemoveConstraint(
            model_name="target",
            name="one_target_per_measure",
        ),
        migrations.AddField(
            model_name="grant",
            name="responsible",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="In charge",
            ),
        ),
        migrations.AddField(
            model_name="target",
            name="from_quarter",
            field=models.CharField(blank=True, default="", max_length=6, verbose_name="First quarter"),
        ),
        migrations.AddField(
            model_name="target",
            name="to_quarter",
            field=models.CharField(blank=True, default="", max_length=6, verbose_name="Last quarter"),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.UniqueConstraint(
                fields=("grant", "measure", "from_quarter", "to_quarter"), name="one_target_per_measure_and_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("from_quarter", ""), ("to_quarter", "")),
                    models.Q(
                        ("from_quarter__regex", "^\\d{4}Q[1-4]$"),
                        ("to_quarter__gte", models.F("from_quarter")),
                        ("to_quarter__regex", "^\\d{4}Q[1-4]$"),
                    ),
                    _connector="OR",
                ),
                name="target_quarters_in_order",
                violation_error_message="A period has a first and a last quarter, in this order.",
            ),
        ),
        migrations.AddField(
            model_name="duedate",
            name="moved_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="grant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="funding.grant"
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="submitted_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="reminder",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reminders", to="funding.report"
            ),
        ),
        migrations.AddField(
            model_name="duedate",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="funding.report"
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                fields=("grant", "title"),
                name="report_once",
                violation_error_message="This grant has a report of that name already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(fields=("report", "due_on", "days_before"), name="reminder_sent_once"),
        ),
        *(Audit(f"funding_{table}") for table in ("report", "duedate", "reminder")),
        *(Guard(f"funding_{table}") for table in ("report", "duedate", "reminder")),
    ]
