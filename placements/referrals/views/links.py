"""Two pages that a signed link opens, without an account: the employer's answer, and where a person's referrals stand.

Opening one changes nothing (mail scanners open links); one POST decides. A link that was made up, and one whose person
agrees to nothing any more, are one page: it is kind, and tells nothing.
"""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.accounts.scope import acting
from placements.referrals import letters
from placements.referrals.card import thin
from placements.referrals.enums import LIVE, Status
from placements.referrals.forms import StepForm
from placements.referrals.models import Referral
from placements.referrals.queries import with_newest
from placements.referrals.services import Moved, Spent, by_link, withdraw
from placements.referrals.services.answering import waits


def referral_answer(request, token: str):
    with acting("system"):
        letter = letters.find(token, letters.TO_FIRM)
        referral = letter.step.referral if letter else None
        card = thin(referral) if referral else None
        if card is None:
            return _nothing_here(request)
        now = timezone.now()
        if letter.expires_at <= now and referral.status == Status.REFERRED:
            words = _("No harm done: we will get in touch with you. You need not do anything.")
            return _told(request, _("This link is too old"), words, 410)
        if not waits(letter, referral, now):
            return _spent(request)
        form = StepForm(request.POST if request.method == "POST" else None, referral=referral, now=now)
        if request.method == "POST" and form.is_valid():
            try:
                by_link(letter=letter, answer=form.answer, now=now)
            except (Spent, Moved):
                return _spent(request)
            return _thanked(request, form.answer.status)
        context = {
            "title": _("Somebody for your opening"),
            "lead": f"{referral.opening.title}, {referral.opening.employer}",
            "card": card,
            "opening": referral.opening,
            "form": form,
        }
        return _private(render(request, "referrals/answer.html", context))


def referral_status(request, token: str):
    """The person's own page: where each of their referrals stands, as recorded, and a way to step back from one."""
    with acting("system"):
        letter = letters.find(token, letters.TO_PERSON)
        now = timezone.now()
        if letter is None:
            return _nothing_here(request)
        if letter.expires_at <= now:
            words = _("No harm done: ask us, or wait for our next message.")
            return _told(request, _("This link is too old"), words, 410)
        person = letter.step.referral.participant_id
        theirs = Referral.objects.filter(participant=person).exclude(status=Status.SUGGESTED)
        if request.method == "POST":
            return _stepped_back(request, theirs, now)
        context = {
            "title": _("Where it stands"),
            "lead": _("The jobs that we put you forward for."),
            "rows": [_row(each) for each in with_newest(theirs.select_related("opening__employer"))],
        }
        return _private(render(request, "referrals/status.html", context))


def _stepped_back(request, theirs, now):
    referral = theirs.filter(key=request.POST.get("referral", ""), status__in=LIVE).first()
    if referral is None:
        words = _("It went on since you opened this page. Open the link again to see where it stands.")
        return _told(request, _("Nothing was changed"), words, 410)
    withdraw(referral=referral, now=now)
    words = _("We told the employer that it is over, and not why. We are glad to look for something else with you.")
    return _told(request, _("You are out of this one"), words)


def _row(referral: Referral) -> dict:
    return {
        "referral": referral,
        "words": _in_words(referral),
        "live": referral.status in LIVE,
        "interview": referral.interview_at if referral.status == Status.INTERVIEW else None,
    }


def _in_words(referral: Referral) -> str:
    """The status as the person reads it. Why an employer said no is for a talk, not for a page."""
    return {
        Status.REFERRED: _("We sent it to the employer, who has not answered yet."),
        Status.YES: _("The employer wants to get to know you. We will call you."),
        Status.INTERVIEW: _("The employer invites you to an interview."),
        Status.NOT_NOW: _("Not now, says the employer. It may come back."),
        Status.NO: _("The employer chose not to go on. We will talk about what comes next."),
        Status.OFFERED: _("The employer offers you the job. We will call you."),
        Status.HIRED: _("You have the job. Congratulations!"),
        Status.NOT_HIRED: _("It did not work out this time. We will talk about what comes next."),
        Status.WITHDRAWN: _("You are not put forward for this one any more."),
    }[Status(referral.status)]


def _thanked(request, status: str):
    words = {
        Status.YES: _("We tell the person, and get in touch with you to arrange the next step."),
        Status.INTERVIEW: _("We tell the person the day and the time, and get in touch with you about the place."),
        Status.NOT_NOW: _("We keep it in mind, and ask you again another time."),
        Status.NO: _("Knowing why helps us to look better for you."),
    }[Status(status)]
    return _told(request, _("Thank you, your answer is on record"), words)


def _spent(request):
    words = _("This referral has an answer, or is over. To change it, write or call us.")
    return _told(request, _("Nothing more to answer"), words, 410)


def _nothing_here(request):
    words = _(
        "Perhaps the address was cut short: please open it from the message itself. Perhaps what it led to is gone. "
        "Either way you have done nothing wrong."
    )
    return _told(request, _("There is nothing here"), words, 404)


def _told(request, title: str, text: str, status: int = 200):
    return _private(render(request, "followups/told.html", {"title": title, "text": text}, status=status))


def _private(response):
    response["Cache-Control"] = "private, no-store"
    return response
