from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "trainings.applications"
    label = "applications"

    def ready(self) -> None:
        from trainings.applications import outreach, worklist  # noqa: F401  register what came of outreach, and what waits
