from django.apps import AppConfig


class EligibilityConfig(AppConfig):
    name = "trainings.eligibility"
    label = "eligibility"
