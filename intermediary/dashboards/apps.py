from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "intermediary.dashboards"
    label = "dashboards"

    def ready(self) -> None:
        from intermediary.dashboards.quality import worklist  # noqa: F401  registers data problems
