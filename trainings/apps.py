from django.apps import AppConfig


class TrainingsConfig(AppConfig):
    name = "trainings"
    label = "trainings"

    def ready(self) -> None:
        from trainings import worklist  # noqa: F401  registers cohorts that want somebody
