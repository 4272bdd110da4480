"""The public application page: opened by anybody, in two languages, left and come back to by a signed link.

Robots are kept out without a puzzle: by a field that people do not see, by the time that reading takes, and by how many
come from one place in an hour. Staff use the same page on somebody's behalf, and are none of this.
"""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from intermediary.accounts.scope import acting
from intermediary.initiatives.outreach.models import Campaign
from trainings.applications import services
from trainings.applications.forms import ApplicationForm, new_nonce, nonce_of
from trainings.applications.models import Application, Recruitment, State
from trainings.applications.queries import open_pages, starts


def apply_list(request):
    """Every training that takes applications now."""
    context = {
        "title": _("Trainings you can apply for"),
        "pages": [(page, page.about(get_language())) for page in open_pages()],
    }
    return render(request, "applications/list.html", context)


def apply(request, key: str):
    staff = request.user if request.user.is_authenticated and request.user.is_staff_member else None
    pages = Recruitment.objects.select_related("program__provider", "initiative")
    recruitment = get_object_or_404(pages if staff else pages.filter(accepting=True), program__key=key)
    if staff:
        return _page(request, recruitment, staff=staff)
    with acting("system"):
        return _page(request, recruitment)


def apply_again(request, token: str):
    """The page of somebody who saved what they typed."""
    with acting("system"):
        draft = services.find(token)
        if draft is None or (draft.state == State.DRAFT and draft.expires_at <= timezone.now()):
            words = _("It may be cut short, or older than 30 days. You can start again at any time.")
            return _told(request, _("This link does not work"), words, status=404)
        if draft.state != State.DRAFT:
            return _thanks(request, draft)
        return _page(request, draft.program.recruitment, draft=draft)


def _page(request, recruitment: Recruitment, *, draft: Application | None = None, staff=None):
    now = timezone.now()
    known = {"starts": starts(recruitment, timezone.localdate(now)), "today": timezone.localdate(now),
             "on_behalf": staff is not None}  # fmt: skip
    if request.method != "POST":
        return _show(request, recruitment, ApplicationForm(initial=draft.typed if draft else {}, **known), draft, staff)
    form = ApplicationForm(request.POST, **known)
    if form.data.get("website") and not staff:
        return _told(request, _("Thank you!"), _("We have your application."))  # a robot: let it think so
    try:
        if "save" in form.data and not staff:
            return _saved(request, recruitment, form, draft, now)
        nonce, unhurried = nonce_of(form.data.get("nonce", ""))
        if not form.is_valid():
            return _show(request, recruitment, form, draft, staff)
        if not nonce or not (unhurried or staff or draft):
            form.add_error(None, _("Please look everything over once more, then send it."))
            return _show(request, recruitment, form, draft, staff)
        sent = services.send(
            recruitment=recruitment, values=form.cleaned_data, language=get_language()[:2], nonce=nonce, now=now,
            place=_place(request, now), draft=draft, campaign=_campaign(request, recruitment), by=staff,
        )  # fmt: skip
    except services.TooMany:
        return render(request, "429.html", status=429)
    if staff:
        return redirect("application_detail", key=sent.key)
    return _thanks(request, sent)


def _saved(request, recruitment: Recruitment, form: ApplicationForm, draft: Application | None, now):
    typed = form.saved()
    if typed is None:
        form.is_valid()
        form.errors.clear()
        form.add_error("email", _("To come back we need an e-mail address: we send the link there."))
        return _show(request, recruitment, form, draft, None)
    services.save_draft(
        recruitment=recruitment, typed=typed, language=get_language()[:2], now=now, place=_place(request, now),
        draft=draft, campaign=_campaign(request, recruitment),
    )  # fmt: skip
    if draft is not None:
        return _told(request, _("Saved"), _("The link that we sent you before leads back to it."))
    words = _("We sent a link to %(email)s. It leads back to what you typed, for 30 days.") % {"email": typed["email"]}
    return _told(request, _("Saved"), words)


def _campaign(request, recruitment: Recruitment) -> Campaign | None:
    """The campaign whose code the link carried; a made-up one names none."""
    code = request.GET.get("from", "").replace("\0", "")[:40]
    return Campaign.objects.filter(initiative=recruitment.initiative, code=code).first() if code else None


def _show(request, recruitment: Recruitment, form: ApplicationForm, draft: Application | None, staff):
    context = {
        "title": str(recruitment.program),
        "lead": recruitment.program.provider or "",
        "about": recruitment.about(get_language()),
        "form": form,
        "nonce": _nonce(form),
        "draft": draft,
        "staff": staff,
        "trail": [{"url": reverse("apply_list"), "label": _("Trainings")}],
    }
    return _private(render(request, "applications/apply.html", context))


def _nonce(form: ApplicationForm) -> str:
    """That of the page which somebody corrects: its time counts from the first look."""
    sent = form.data.get("nonce", "")
    return sent if nonce_of(sent)[0] else new_nonce()


def _thanks(request, sent: Application) -> HttpResponse:
    words = _("We have your application for %(program)s. We will write or call you about the next step.")
    return _told(request, _("Thank you!"), words % {"program": sent.program})


def _told(request, title: str, text: str, status: int = 200):
    return _private(render(request, "followups/told.html", {"title": title, "text": text}, status=status))


def _private(response):
    response["Cache-Control"] = "private, no-store"
    return response


def _place(request, now) -> bytes:
    """Where a request comes from, as a hash that is another one tomorrow."""
    address = request.META.get("REMOTE_ADDR", "")
    return services.hashed(f"{timezone.localdate(now)} {address}")
