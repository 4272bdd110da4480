from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    name = "participants"
    label = "participants"

    def ready(self) -> None:
        from participants import happened  # noqa: F401  registers consents and documents for the timeline
