from django.urls import include, path

import intermediary.pages.addresses  # noqa: F401  routes may say <key:…>
from intermediary.accounts.policy import admit
from intermediary.accounts.roles import ANALYSTS, FUNDERS, STAFF
from intermediary.dashboards.bench import rival, views

admit(FUNDERS, "bench_trivial")
admit(ANALYSTS, "bench_live")
admit(STAFF, "bench_hello")
urlpatterns = [
    path("bench/trivial/", views.trivial, name="bench_trivial"),
    path("bench/hello/", views.trivial, name="bench_hello"),
    path("rival/", rival.site.urls),
    path("bench/live/<key:key>/", views.live, name="bench_live"),
    path("", include("intermediary.urls")),
]
