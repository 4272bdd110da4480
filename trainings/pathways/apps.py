from django.apps import AppConfig


class PathwaysConfig(AppConfig):
    name = "trainings.pathways"
    label = "pathways"
