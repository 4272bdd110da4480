from django.apps import AppConfig


class DemandConfig(AppConfig):
    name = "trainings.demand"
    label = "demand"
