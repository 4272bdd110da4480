from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "intermediary.exchange"
    label = "exchange"
