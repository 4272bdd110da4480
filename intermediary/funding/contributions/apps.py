from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    name = "intermediary.funding.contributions"
    label = "contributions"
