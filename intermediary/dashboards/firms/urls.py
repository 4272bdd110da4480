from django.urls import path

from intermediary.dashboards.firms import views

urlpatterns = [
    path("employers/<key:key>/", views.employer_detail, name="employer_detail"),
    path("employers/<key:key>/case/", views.employer_case, name="employer_case"),
    path("employers/<key:key>/case.pdf", views.employer_case_pdf, name="employer_case_pdf"),
]
