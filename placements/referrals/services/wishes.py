from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from participants.models import Participant
from placements.referrals.models import JobWish


def save_wish(*, participant: Participant, by, **values) -> JobWish:
    """What a person wants of a job, as they say it now. Raises ValidationError where the database refuses."""
    with event("job_wish.saved", by=by, subject=participant), refusals():
        wish, _made = JobWish.objects.update_or_create(participant=participant, defaults=values)
    return wish
