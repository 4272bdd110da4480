"""What a worker and the beat run: `celery -A intermediary.worker worker`. They connect as the web role does."""

import os

os.environ.setdefault("DATABASE_ROLE", "web")

from intermediary.celery import app

__all__ = ["app"]
