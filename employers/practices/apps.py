from django.apps import AppConfig


class PracticesConfig(AppConfig):
    name = "employers.practices"
    label = "practices"

    def ready(self) -> None:
        from employers.practices import worklist  # noqa: F401  registers changes to be asked about after a year
