from django.core.management.base import BaseCommand, CommandError

from intermediary.accounts.scope import acting
from intermediary.dashboards.keeping.erasing import erase_person
from intermediary.dashboards.keeping.requests import hold_of
from participants.models import Participant


class Command(BaseCommand):
    help = "Erase a participant from every table, the audit trail's images and uploaded workbooks. It cannot be undone."

    def add_arguments(self, parser):
        parser.add_argument("key", help="the participant's key, as on their page")
        parser.add_argument("--reason", required=True, help="stays on record, without the person: keep names out of it")

    def handle(self, key: str, reason: str, **options):
        with acting("system"):
            participant = Participant.objects.select_related("identity").filter(key=key).first()
            if participant is None:
                raise CommandError(f"There is no participant with the key {key}.")
            if why := hold_of(participant):
                raise CommandError(f"A legal hold stands against it: {why}. Lift it on the page of their data first.")
            gone = erase_person(participant=participant, reason=reason)
        for table, count in sorted(gone.items()):
            self.stdout.write(f"{table}: {count}")
        self.stdout.write(
            "Backups made before today still hold this person: let them expire, or erase again after a restore."
        )
