from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "placements.outcomes"
    label = "outcomes"
