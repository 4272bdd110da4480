"""One job: what was said of it by whom, side by side, which of it counts, and how its windows stand."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.exchange.uploads import TOO_LARGE
from intermediary.pages.documents import download
from intermediary.pages.saving import save_page
from placements.enums import Source
from placements.followups import answers
from placements.followups.enums import Help, State, Unit
from placements.followups.evidence import side_by_side
from placements.followups.forms import FollowUpForm
from placements.followups.models import Attempt, Statement
from placements.followups.windows import windows
from placements.models import Placement

TONES = {
    State.VERIFIED: "good", State.ANSWERED: "good", State.DUE: "warning", State.ASKED: "notice", State.LOST: "danger"
}  # fmt: skip


def placement_evidence(request, key: str):
    placement = _placement(key)
    today = timezone.localdate()
    own = [w for w in windows(as_of=today, people=[placement.participant_id])
           if w.placement_id in (placement.pk, None)]  # fmt: skip
    ends = placement.statements.exclude(last_day=None).select_related("by")
    context = {
        "title": _("What is known of this job"),
        "lead": f"{placement.participant.identity} · {placement.employer}",
        "trail": _trail(placement),
        "primary": {"url": reverse("follow_up_add", args=[key]), "label": _("Record a follow-up"), "icon": "plus"},
        "secondary": [{"url": reverse("placement_edit", args=[key]), "label": _("Edit the job")}],
        "placement": placement,
        "days": side_by_side(placement, today),
        "ends": ends,
        "windows": [(_named(w), w, TONES.get(w.state, "quiet")) for w in own],
        "attempts": Attempt.objects.filter(participant=placement.participant_id).select_related("by", "message")[:20],
        "precedence": [source.label for source in Source],
        "help": _help(placement),
    }
    return render(request, "followups/evidence.html", context)


def follow_up_add(request, key: str):
    placement = _placement(key)
    now = timezone.now()
    today = timezone.localdate(now)
    form = FollowUpForm(
        request.POST or None, request.FILES or None, placement=placement, today=today,
        too_large=request.META.get(TOO_LARGE, False), initial={"observed_on": today},
    )  # fmt: skip
    page = reverse("participant_work", args=[placement.participant.key])
    return save_page(
        request, form, partial(answers.add, placement=placement, at=now),
        title=_("Follow-up of %s") % placement.participant.identity,
        lead=_("At %(employer)s since %(day)s.") % {"employer": placement.employer, "day": placement.started_on},
        trail=_trail(placement), submit=_("Record it"), cancel_url=page, upload=True,
        done=_("The answer is on record. Figures follow within a minute."),
    )  # fmt: skip


def evidence_file(request, pk: int):
    """The document behind a statement, to be kept and not to be run."""
    statement = get_object_or_404(Statement.objects.exclude(sha256=""), pk=pk)
    return download(statement, f"evidence-{pk}")


def _placement(key: str) -> Placement:
    return get_object_or_404(Placement.objects.select_related("participant__identity", "employer"), key=key)


def _trail(placement: Placement) -> list[dict]:
    page = reverse("participant_work", args=[placement.participant.key])
    return [{"url": page, "label": str(placement.participant.identity)}]


def _named(window) -> str:
    words = _("%(n)s days") if window.unit == Unit.DAY else _("Quarter %(n)s after exit")
    return words % {"n": window.number}


def _help(placement: Placement) -> list[tuple]:
    """What the person said would help, newest first."""
    said = placement.statements.exclude(help=[])[:3]
    return [(s.said_at, ", ".join(str(Help(value).label) for value in s.help)) for s in said]
