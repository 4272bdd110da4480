from django.urls import include, path

import intermediary.pages.addresses  # noqa: F401  routes may say <key:…>
from intermediary.accounts.policy import admit
from intermediary.accounts.roles import ANALYSTS, FUNDERS
from intermediary.dashboards.bench import views

admit(FUNDERS, "bench_trivial")
admit(ANALYSTS, "bench_live")
urlpatterns = [
    path("bench/trivial/", views.trivial, name="bench_trivial"),
    path("bench/live/<key:key>/", views.live, name="bench_live"),
    path("", include("intermediary.urls")),
]
