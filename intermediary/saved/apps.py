from django.apps import AppConfig


class SavedConfig(AppConfig):
    name = "intermediary.saved"
    label = "saved"

    def ready(self) -> None:
        from intermediary.saved import shelf  # noqa: F401  lists show the views kept of them
