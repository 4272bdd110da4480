from django.apps import AppConfig


class TrainingsConfig(AppConfig):
    name = "trainings"
    label = "trainings"

    def ready(self) -> None:
        from participants.merging.joining import FURTHER
        from trainings import narrowing, timeline, worklist  # noqa: F401  register cohorts that want somebody
        from trainings.transitions import further

        FURTHER["trainings_enrollment"] = further
