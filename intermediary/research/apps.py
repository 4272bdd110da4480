from django.apps import AppConfig


class ResearchConfig(AppConfig):
    name = "intermediary.research"
    label = "research"
