from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "intermediary.initiatives.partners"
    label = "partners"

    def ready(self) -> None:
        from intermediary.initiatives.partners import worklist  # noqa: F401  registers council actions and agreements
