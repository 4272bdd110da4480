"""The web process: connects to PostgreSQL as the role that owns nothing, through a pool."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intermediary.settings")
os.environ.setdefault("DATABASE_ROLE", "web")
os.environ.setdefault("DATABASE_POOL", "true")

application = get_wsgi_application()
