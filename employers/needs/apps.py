from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "employers.needs"
    label = "needs"
