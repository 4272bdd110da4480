from django.urls import path

from intermediary.dashboards.strategy import views

HERE = "initiatives/<key:key>"

urlpatterns = [
    path(f"{HERE}/partners/<int:pk>/", views.partner_detail, name="partner_detail"),
    path(f"{HERE}/partners/<int:pk>/record/", views.partner_known_as, name="partner_known_as"),
]
