"""The person's own page: opened by a signed link, in their language, without an account.

It shows a first name and nothing else that is on record. Opening it changes nothing (mail scanners open links); one
POST answers, and uses the link up.
"""

from django.shortcuts import render
from django.utils import timezone

from intermediary.accounts.scope import acting
from placements.followups import answers, links, typed, wording
from placements.followups.enums import Help
from placements.followups.models import Link, Plan


def check_in(request, token: str):
    with acting("system"):
        link = links.find(token, participant__isnull=False)
        if link is None:
            return _page(request, None, "wrong", status=404)
        now = timezone.now()
        if link.used_at is not None:
            return _page(request, link, "used", status=410)
        if link.expires_at <= now:
            return _page(request, link, "old", status=410)
        if request.method != "POST":
            return _page(request, link, "ask")
        return _answered(request, link, now)


def _answered(request, link: Link, now):
    read = typed.read(request.POST, link.placement, timezone.localdate(now))
    if read.wrong:
        return _page(request, link, "ask", wrong=read.wrong)
    if read.answer is None:
        answers.opt_out(participant=link.participant, on=timezone.localdate(now))
        return _page(request, link, "stopped")
    try:
        answers.check_in(link=link, answer=read.answer, stop=read.stop, now=now)
    except answers.Spent:
        return _page(request, link, "used", status=410)
    return _page(request, link, "thanks", stopped=read.stop, helped=bool(read.answer.help))


def _page(request, link: Link | None, state: str, *, status: int = 200, wrong=(), **more):
    spoken = _spoken(link)
    language = _language(request, link, spoken)
    said = wording.words(language)
    context = {
        "w": said,
        "language": language,
        "languages": spoken.items(),
        "state": state,
        "hello": said["hello"].format(name=link.participant.identity.first_name) if state == "ask" else "",
        "wrong": [(name, said[f"mend_{name}"]) for name in wrong],
        "wrong_names": wrong,
        "choices": [(value, said[value]) for value in typed.STATUS],
        "help": [(value, said[f"help_{value}"]) for value in Help.values],
        "sent": request.POST,
        "sent_help": request.POST.getlist("help"),
        **more,
    }
    response = render(request, "followups/check_in.html", context, status=status)
    response["Cache-Control"] = "private, no-store"
    return response


def _spoken(link: Link | None) -> dict[str, str]:
    plan = link and Plan.objects.filter(initiative__cohorts__placements=link.placement_id).first()
    return wording.spoken(plan.languages if plan else [])


def _language(request, link: Link | None, spoken: dict[str, str]) -> str:
    """What was chosen here, or what the person was written to in, or what the browser asks for."""
    asked = [request.GET.get("lang", ""), link.language if link else "", getattr(request, "LANGUAGE_CODE", "")[:2]]
    return next((code for code in asked if code in spoken or (link and code == link.language)), "en")
