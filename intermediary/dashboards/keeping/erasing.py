"""Erase a person everywhere: records, the trail's images, and the workbooks they came in."""

from django.db.models import Q

from intermediary.audit.erasure import erase, forget_images
from intermediary.audit.events import event
from intermediary.exchange.models import ImportBatch, Likeness
from intermediary.exchange.sheets import open_file
from intermediary.exchange.workbooks import NotThisWorkbook
from intermediary.exchange.workbooks.spelling import words
from intermediary.exchange.writing import OPEN
from intermediary.messages import services as messages
from participants.merging.models import Merge
from participants.merging.queries import merged
from participants.models import Participant
from placements.followups.asking import recipient
from placements.followups.models import WageFile
from placements.outcomes.services import forget
from placements.referrals import letters
from trainings.applications.services import recipient as applicant
from trainings.services.letters import recipients


def erase_person(*, participant: Participant, reason: str, by=None) -> dict[str, int]:
    """Erase a participant and say how many rows of each table went. Figures follow at the next sweep.

    An uploaded file that names the person loses its content and its row-by-row report; its counts stay. So do answers
    about look-alikes that have nothing to do with the person.
    Releases stay as they are: they hold no person.
    """
    names = (participant.identity.first_name, participant.identity.last_name) if _named(participant) else None
    with event("person.erased", by=by, note=reason):
        person = participant.pk
        seats = list(participant.enrollments.values_list("pk", flat=True))
        applied = [applicant(one) for one in participant.applications.all()]
        about = letters.forget(participant)  # what firms were written about them
        others = merged(participant)
        gone = erase(participant)
        forget_images(others.rows)
        for undone in Merge.objects.filter(gone_id=person):  # they were part of somebody for a while
            erase(undone)
        gone["messaging_message"] = about + sum(
            messages.forget(one)
            for one in [recipient(person), *applied, *(seat for pk in seats for seat in recipients(pk))]
        )
        gone["followups_wagefile"] = WageFile.objects.exclude(sealed=b"").delete()[0]  # who is in it nobody looks up
        gone["outcomes facts of earlier runs"] = sum(forget(participant_id=pk) for pk in (person, *others.ids))
        keys = [participant.key, *others.keys]
        gone["exchange_likeness"], _each = Likeness.objects.filter(
            Q(incoming__in=keys) | Q(other__in=keys), file="participants"
        ).delete()
        known = [(names, participant.key), *((tuple(name.split()), key) for name, key in others.known)]
        gone["exchange_importbatch"] = sum(_drop_file(batch) for batch in _batches(known))
    return {table: count for table, count in gone.items() if count}


def _named(participant: Participant) -> bool:
    return hasattr(participant, "identity")


def _batches(known: list[tuple]):
    """Uploads that mention somebody, by any of the (words of the name, key) that they were on record by."""
    for batch in ImportBatch.objects.exclude(file_sealed=b"").iterator(chunk_size=5):
        if any(_mentions(batch, names, key) for names, key in known):
            yield batch


def _mentions(batch: ImportBatch, names, key: str) -> bool:
    """Whether a row of the file has every word of the person's name, or their key. Unreadable counts as yes."""
    wanted = set(words(" ".join(names or ())).split())
    try:
        for rows in open_file(batch.content, batch.file_name).sheets.values():
            for row in rows:
                cells = [str(cell).strip().casefold() for cell in row if cell != ""]
                if key.casefold() in cells or (wanted and wanted <= {*words(" ".join(cells)).split()}):
                    return True
    except (NotThisWorkbook, ValueError):
        return True
    return False


def _drop_file(batch: ImportBatch) -> int:
    batch.file_sealed = b""
    batch.likenesses.all().delete()
    batch.rows.all().delete()
    batch.notes.all().delete()
    batch.report = {"counts": batch.report.get("counts", {})}
    if batch.state in OPEN:  # nothing is left of it that could be written
        batch.state = batch.State.CANCELLED
    batch.save(update_fields=["file_sealed", "report", "state"])
    return 1
