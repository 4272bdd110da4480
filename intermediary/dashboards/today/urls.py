from django.urls import path

from intermediary.dashboards.today import views

urlpatterns = [path("initiatives/<key:key>/today/", views.today, name="today")]
