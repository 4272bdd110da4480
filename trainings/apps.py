from django.apps import AppConfig


class TrainingsConfig(AppConfig):
    name = "trainings"
    label = "trainings"

    def ready(self) -> None:
        from trainings import narrowing, timeline, worklist  # noqa: F401  register cohorts that want somebody
