from django.apps import AppConfig


class ChangesConfig(AppConfig):
    name = "intermediary.initiatives.changes"
    label = "changes"

    def ready(self) -> None:
        from intermediary.initiatives.changes import worklist  # noqa: F401  registers changes to ask about
