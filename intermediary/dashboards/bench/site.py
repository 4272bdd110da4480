"""Settings of the benchmark's server: the product's, and two addresses more to compare its pages with."""

from intermediary.settings import *  # noqa: F403

ROOT_URLCONF = "intermediary.dashboards.bench.urls"

INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin"]  # noqa: F405  here only: to be measured against
