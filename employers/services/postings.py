"""Take postings of a file on record, as drafts of one firm."""

from employers.enums import OpeningStatus
from employers.models import Employer, Opening
from employers.queries import usual_initiative
from employers.services.openings import save_opening
from intermediary.audit.events import event


def known_already(employer: Employer, values: dict) -> bool:
    """Is there an opening of this firm with the same title, posted on the same day?"""
    same = {"title": values.get("title"), "posted_on": values.get("posted_on")}
    return Opening.objects.filter(employer=employer, **same).exists()


def import_postings(*, employer: Employer, postings: list[dict], file_name: str, by) -> list[Opening]:
    """Add each posting that is not on record yet as a draft: whoever imports reads them before they are posted.

    All or none. Raises ValidationError where the database refuses one.
    """
    initiative = usual_initiative(employer)
    with event("openings.imported", by=by, subject=employer, note=file_name[:200]):
        return [
            save_opening(employer=employer, by=by, initiative=initiative, **{**values, "status": OpeningStatus.DRAFT})
            for values in postings
            if not known_already(employer, values)
        ]
