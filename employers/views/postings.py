"""Import postings from a JSON-LD file: choose it, look at what was understood, take it over as drafts.

Nothing is kept between the two steps: what was understood travels in the page, signed for this firm.
"""

from datetime import date
from decimal import Decimal

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from employers import services
from employers.forms import PostingsForm
from employers.models import Employer, Opening
from employers.postings.reading import LIMIT, Read, Unreadable, read
from employers.queries import own_employers
from employers.shown import place, wages

DATES, AMOUNTS = ("posted_on", "expires_on"), ("hourly_wage_low", "hourly_wage_high")
AGE = 60 * 60  # seconds that a preview may lie


def employer_postings(request, key: str):
    firm = get_object_or_404(Employer, key=key)
    return _import(request, firm, done=reverse("employer_detail", args=[key]))


def own_postings(request, employer: str):
    firm = get_object_or_404(own_employers(request.user), key=employer)
    return _import(request, firm, done=reverse("own_openings"))


def _import(request, firm: Employer, done: str):
    form = PostingsForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and request.POST.get("taken"):
        return _take_over(request, firm, done)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = read(file.read(LIMIT + 1))
        except Unreadable as refusal:
            form.add_error("file", str(refusal))
        else:
            return _preview(request, firm, done, found, file.name)
    context = {
        "title": _("Import job postings"),
        "lead": firm.name,
        "forms": [form],
        "trail": [{"url": done, "label": firm.name}],
        "submit": _("Look at it"),
        "cancel_url": done,
        "upload": True,
    }
    return render(request, "form.html", context)


def _preview(request, firm: Employer, done: str, found: list[Read], name: str):
    rows = [_row(firm, posting) for posting in found]
    taken = [posting.values for posting, row in zip(found, rows, strict=True) if row["new"]]
    context = {
        "title": _("Job postings in this file"),
        "lead": f"{firm.name} · {name}",
        "trail": [{"url": done, "label": firm.name}],
        "rows": rows,
        "new": len(taken),
        "taken": signing.dumps({"name": name, "postings": _packed(taken)}, salt=_salt(firm), compress=True),
        "cancel_url": done,
    }
    return render(request, "employers/postings.html", context)


def _row(firm: Employer, posting: Read) -> dict:
    values = posting.values
    opening = Opening(employer=firm, **values)
    known = posting.usable and services.known_already(firm, values)
    remarks = list(posting.left_out)
    if posting.firm and posting.firm.casefold() != firm.name.casefold():
        remarks.insert(0, _("the posting says that %(firm)s hires") % {"firm": posting.firm})
    if known:
        remarks.insert(0, _("on record already"))
    return {
        "title": values["title"] or _("Without a title"),
        "wages": wages(opening),
        "place": place(opening),
        "posted_on": values["posted_on"],
        "remarks": remarks,
        "new": posting.usable and not known,
    }


def _take_over(request, firm: Employer, done: str):
    try:
        sent = signing.loads(request.POST["taken"], salt=_salt(firm), max_age=AGE)
        made = services.import_postings(
            employer=firm, postings=_unpacked(sent["postings"]), file_name=sent["name"], by=request.user
        )
    except signing.BadSignature:
        messages.error(request, _("This preview is too old. Choose the file once more."))
        return redirect(request.path)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(request.path)
    words = ngettext(
        "%(n)s draft was made. Read it, then post it.", "%(n)s drafts were made. Read them, then post them.", len(made)
    )
    messages.success(request, words % {"n": len(made)})
    return redirect(done)


def _salt(firm: Employer) -> str:
    return f"postings of {firm.key}"


def _packed(postings: list[dict]) -> list[dict]:
    kept = (*DATES, *AMOUNTS)
    return [{k: str(v) if k in kept and v is not None else v for k, v in each.items()} for each in postings]


def _unpacked(postings: list[dict]) -> list[dict]:
    kinds = {**dict.fromkeys(DATES, date.fromisoformat), **dict.fromkeys(AMOUNTS, Decimal)}
    return [{k: kinds[k](v) if k in kinds and v is not None else v for k, v in each.items()} for each in postings]
