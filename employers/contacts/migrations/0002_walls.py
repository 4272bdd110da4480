"""Contacts of firms are the staff's business."""

from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit


class Migration(migrations.Migration):
    dependencies = (("contacts", "0001_initial"), ("accounts", "0002_walls"))
    operations = tuple(
        made for table in ("contacts_contact", "contacts_contactrole") for made in (Audit(table), Guard(table))
    )
