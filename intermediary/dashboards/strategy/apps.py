from django.apps import AppConfig


class StrategyConfig(AppConfig):
    name = "intermediary.dashboards.strategy"
    label = "strategy"
