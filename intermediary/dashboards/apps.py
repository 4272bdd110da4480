from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "intermediary.dashboards"
    label = "dashboards"
