from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "trainings.applications"
    label = "applications"

    def ready(self) -> None:
        from trainings.applications import worklist  # noqa: F401  registers what waits for somebody
