"""Three addresses and their description. A key opens what its funder's people may read, and nothing else.

Foreign, draft, withdrawn and missing releases answer alike, to the byte.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from intermediary.accounts.scope import Holder, acting
from intermediary.dashboards.funders import access, page
from intermediary.dashboards.funders.api.description import description
from intermediary.dashboards.funders.files.tables import csv_lines
from intermediary.funding.models import Funder, Grant
from intermediary.funding.services import key_holder
from placements.outcomes.models import Release

SCHEME = "Bearer "


def with_key(view: Callable) -> Callable:
    """Let in who sends a funder's key, under the funder's own scope in the database; anybody else gets 401."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs) -> HttpResponse:
        given = request.headers.get("Authorization", "")
        with acting("system"):  # nobody has come in yet, and keys are staff's to see
            funder = key_holder(given.removeprefix(SCHEME)) if given.startswith(SCHEME) else None
        if funder is None:
            return _trouble(
                401, "A valid key is needed: Authorization: Bearer …", headers={"WWW-Authenticate": "Bearer"}
            )
        with acting(Holder(funder.pk)):
            return view(funder, **kwargs)

    return guarded


@with_key
def api_grants(funder: Funder) -> HttpResponse:
    """The funder's grants."""
    grants = Grant.objects.filter(funder=funder).select_related("initiative").order_by("key")
    return _answer([_grant(grant) for grant in grants])


@with_key
def api_releases(funder: Funder) -> HttpResponse:
    """What is published for the funder, the newest day first."""
    found = access.published_of(funder).select_related("initiative", "grant").only(*access.HEAD)
    return _answer([_head(release) for release in found])


@with_key
def api_release(funder: Funder, pk: int) -> HttpResponse:
    """One release with its whole body."""
    release = _release(funder, pk)
    return _missing() if release is None else _answer(page.as_data(release))


@with_key
def api_release_csv(funder: Funder, pk: int) -> HttpResponse:
    """The figures of one release as CSV, the same file that people download."""
    release = _release(funder, pk)
    if release is None:
        return _missing()
    return HttpResponse("".join(csv_lines(release)), content_type="text/csv; charset=utf-8")


def api_description(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document. It says nothing of any grant, so it needs no key."""
    return JsonResponse(description(request.build_absolute_uri("/")))


def _release(funder: Funder, pk: int) -> Release | None:
    return access.published_of(funder).select_related("initiative", "grant").filter(pk=pk).first()


def _grant(grant: Grant) -> dict:
    return {
        "key": grant.key,
        "title": grant.title,
        "initiative": grant.initiative.name,
        "starts_on": grant.starts_on.isoformat() if grant.starts_on else None,
        "ends_on": grant.ends_on.isoformat() if grant.ends_on else None,
    }


def _head(release: Release) -> dict:
    return {
        "release": release.pk,
        "initiative": release.initiative.key,
        "grant": release.grant.key,
        "as_of": release.as_of.isoformat(),
        "published_at": release.published_at.isoformat(),
        "url": reverse("api_release", args=[release.pk]),
    }


def _answer(data) -> HttpResponse:
    response = JsonResponse({"data": data})
    response["Cache-Control"] = "private, no-store"
    return response


def _missing() -> HttpResponse:
    return _trouble(404, "There is no such release.")


def _trouble(status: int, words: str, **more) -> HttpResponse:
    return JsonResponse({"error": words}, status=status, **more)
