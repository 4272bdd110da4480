from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "intermediary.funding"
    label = "funding"
