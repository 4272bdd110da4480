from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "participants.casework"
    label = "casework"

    def ready(self) -> None:
        from participants.casework import timeline, worklist  # noqa: F401  register what happened and what waits
