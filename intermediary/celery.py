"""The Celery application. Tasks live in each room's `tasks.py`; worker and beat start from `intermediary.worker`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intermediary.settings")

app = Celery("intermediary")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
