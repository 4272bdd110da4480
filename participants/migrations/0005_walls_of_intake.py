from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit


class Migration(migrations.Migration):
    dependencies = (("participants", "0004_intake"),)
    operations = (
        Audit("participants_household"),
        Audit("participants_earlierjob"),
        Audit("participants_document", masked="file_sealed"),
        *(Guard(f"participants_{table}") for table in ("household", "earlierjob", "document")),
    )
