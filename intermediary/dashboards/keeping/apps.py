from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "intermediary.dashboards.keeping"
    label = "keeping"

    def ready(self) -> None:
        from intermediary.dashboards.keeping import worklist  # noqa: F401  registers requests to be answered
