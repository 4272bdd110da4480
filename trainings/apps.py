from django.apps import AppConfig


class TrainingsConfig(AppConfig):
    name = "trainings"
    label = "trainings"

    def ready(self) -> None:
        from participants.merging.joining import BY_NAME, FURTHER
        from trainings import narrowing, timeline, worklist  # noqa: F401  register cohorts that want somebody
        from trainings.services.letters import recipients
        from trainings.transitions import further

        FURTHER["trainings_enrollment"] = further
        BY_NAME["trainings_enrollment"] = [
            ("messaging_message", "recipient", lambda pk: recipients(pk)[0]),
            ("messaging_message", "recipient", lambda pk: recipients(pk)[1]),
        ]
