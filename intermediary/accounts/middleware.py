"""Every request passes here: one transaction, one scope for the database, one look into the access policy."""

import logging

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import InterfaceError, OperationalError, transaction
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse

from intermediary.accounts.policy import POLICY
from intermediary.accounts.roles import FUNDERS
from intermediary.accounts.scope import acting

log = logging.getLogger(__name__)
READS = ("GET", "HEAD")
PRIVATE = "private, no-store"  # on a computer that many share, Back shows no person once somebody signed out


class Doorkeeper:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if any("\0" in value for value in request.COOKIES.values()):
            return render(None, "400.html", status=400)  # PostgreSQL could not even look for such a session
        try:
            with acting(_who(request)):
                response = self.get_response(request)
                if request.user.is_authenticated:
                    response.setdefault("Cache-Control", PRIVATE)
                if response.status_code >= 500:
                    transaction.set_rollback(True)
                return response
        except (OperationalError, InterfaceError):
            log.exception("The database did not answer")
            return unavailable(request)

    def process_view(self, request, view, args, kwargs):
        entry = POLICY.get(request.resolver_match.view_name)
        if entry is None:
            raise Http404
        if not entry.public:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), reverse(settings.LOGIN_URL))
            if request.user.role not in entry.roles:
                raise Http404
            if settings.STAFF_SECOND_FACTOR and _lacks_second_factor(request):
                return redirect("mfa_index")
        if request.method not in READS and not (request.method == "POST" and entry.writes):
            return HttpResponseNotAllowed([*READS, "POST"] if entry.writes else READS)
        return None

    def process_exception(self, request, exception):
        if isinstance(exception, OperationalError | InterfaceError):
            log.exception("The database did not answer", exc_info=exception)
            return unavailable(request)
        return None


def _who(request):
    """Who acts in the database: the user; on a page for visitors nobody, since a funder's role may read none of it."""
    user = request.user
    if user.is_authenticated and user.role in FUNDERS:
        try:
            entry = POLICY.get(resolve(request.path_info).view_name)
        except Resolver404:
            return user
        return None if entry and entry.visitors else user
    return user


def unavailable(request):
    """The page for the seconds in which PostgreSQL restarts. It reads nothing from the database."""
    return render(None, "503.html", status=503)


def _lacks_second_factor(request) -> bool:
    from allauth.mfa.utils import is_mfa_enabled

    on_the_way = request.resolver_match.view_name.startswith(("mfa_", "account_"))
    return request.user.is_staff_member and not on_the_way and not is_mfa_enabled(request.user)
