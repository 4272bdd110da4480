"""Wiring only: every room brings its own addresses, and its own entries in the access policy."""

from django.urls import include, path

import intermediary.pages.addresses  # noqa: F401  routes may say <key:…>

urlpatterns = [
    path("accounts/", include("allauth.account.urls")),
    path("accounts/mfa/", include("allauth.mfa.urls")),
    path("", include("intermediary.accounts.urls")),
    path("", include("intermediary.saved.urls")),
    path("", include("intermediary.initiatives.urls")),
    path("", include("intermediary.initiatives.partners.urls")),
    path("", include("intermediary.initiatives.outreach.urls")),
    path("", include("intermediary.initiatives.changes.urls")),
    path("", include("intermediary.funding.urls")),
    path("", include("intermediary.funding.contributions.urls")),
    path("", include("intermediary.exchange.urls")),
    path("", include("participants.urls")),
    path("", include("participants.casework.urls")),
    path("", include("trainings.urls")),
    path("", include("trainings.pathways.urls")),
    path("", include("trainings.demand.urls")),
    path("", include("employers.urls")),
    path("", include("employers.contacts.urls")),
    path("", include("employers.engagement.urls")),
    path("", include("employers.needs.urls")),
    path("", include("employers.practices.urls")),
    path("", include("placements.urls")),
    path("", include("intermediary.dashboards.today.urls")),
    path("", include("intermediary.dashboards.keeping.urls")),
    path("", include("intermediary.dashboards.records.urls")),
    path("", include("intermediary.dashboards.firms.urls")),
    path("", include("intermediary.dashboards.person.urls")),
    path("", include("intermediary.dashboards.outcomes.urls")),
    path("", include("intermediary.dashboards.quality.urls")),
    path("", include("intermediary.dashboards.runs.urls")),
    path("", include("intermediary.dashboards.releases.urls")),
    path("", include("intermediary.dashboards.funders.urls")),
    path("", include("intermediary.dashboards.research.urls")),
    path("", include("intermediary.dashboards.own.urls")),
    path("", include("intermediary.dashboards.strategy.urls")),
    path("", include("intermediary.dashboards.urls")),
]
