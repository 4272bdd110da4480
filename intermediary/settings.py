"""Everything an installation chooses comes from the environment (django-environ); see README, "In production"."""

import base64
import hmac
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")  # optional: what is set in the environment wins

SECRET_KEY = env("SECRET_KEY")
# Keys that seal personal fields at rest, newest first; apart from SECRET_KEY so that either can be changed alone.
FIELD_KEYS = env.list("FIELD_KEYS")
DEBUG = env.bool("DEBUG", default=False)
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000")
HTTPS = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[SITE_URL] if HTTPS else [])
# The demo prints its sign-ins on the sign-in page; never set where real people are on record.
DEMO = env.bool("DEMO", default=False)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "intermediary.audit",
    "intermediary.jobs",
    "intermediary.accounts",
    "intermediary.saved",
    "intermediary.messages",
    "intermediary.initiatives",
    "intermediary.initiatives.partners",
    "intermediary.initiatives.outreach",
    "intermediary.initiatives.changes",
    "intermediary.funding",
    "intermediary.funding.contributions",
    "intermediary.exchange",
    "intermediary.research",
    "employers",
    "employers.contacts",
    "employers.engagement",
    "employers.needs",
    "employers.practices",
    "participants",
    "participants.finding",
    "participants.casework",
    "participants.merging",
    "trainings",
    "trainings.applications",
    "trainings.pathways",
    "trainings.attendance",
    "trainings.demand",
    "trainings.eligibility",
    "placements",
    "placements.outcomes",
    "placements.followups",
    "placements.referrals",
    "intermediary.dashboards",
    "intermediary.dashboards.keeping",
    "intermediary.dashboards.strategy",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "intermediary.accounts.middleware.Doorkeeper",
]

ROOT_URLCONF = "intermediary.urls"
WSGI_APPLICATION = "intermediary.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "intermediary.dashboards.navigation.navigation",
            ],
        },
    },
]

# ---- Database: one owner for migrations and commands, one role without ownership for web and worker ----
OWNER_DATABASE = env.db("DATABASE_URL")
WEB_DATABASE_GIVEN = bool(env("DATABASE_WEB_URL", default=""))


def web_database() -> dict:
    """The connection of web and worker: DATABASE_WEB_URL, or the owner's with the role that `migrate` creates."""
    if WEB_DATABASE_GIVEN:
        return env.db("DATABASE_WEB_URL")
    secret = hmac.new(SECRET_KEY.encode(), b"database web role", "sha256").digest()
    return {
        **OWNER_DATABASE,
        "USER": f"{OWNER_DATABASE['NAME']}_web",
        "PASSWORD": base64.urlsafe_b64encode(secret).decode().rstrip("="),
    }


WEB_DATABASE = web_database()
# What web takes on for a funder's request: a role without a login that may read what is published, and no person table.
FUNDER_DATABASE_ROLE = env("DATABASE_FUNDER_ROLE", default=f"{WEB_DATABASE['USER']}_funder")
DATABASE_ROLE = env("DATABASE_ROLE", default="owner")  # wsgi.py and celery.py say "web"
DATABASES = {"default": {**(WEB_DATABASE if DATABASE_ROLE == "web" else OWNER_DATABASE)}}
DATABASES["default"]["OPTIONS"] = {"application_name": f"intermediary-{DATABASE_ROLE}"}
if env.bool("DATABASE_POOL", default=False):
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": env.int("DATABASE_POOL_SIZE", default=12)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ---- Caches: sign-in limits live in PostgreSQL, so that losing Redis does not open them ----
REDIS_URL = env("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # Django's 300 let a flood of made-up addresses push limits out
    },
}

# ---- Celery: the database row is the truth, the message a hint ----
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://")
CELERY_TASK_DEFAULT_QUEUE = env("QUEUE", default="celery")  # its own, where installations share a broker
CELERY_TASK_IGNORE_RESULT = True  # results are job rows in PostgreSQL
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 1800
CELERY_TASK_SOFT_TIME_LIMIT = 1740
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "unacked_restore_interval": 2,
    "unacked_restore_throttle": 1,
    "unacked_mutex_expire": 10,
    "socket_timeout": 10,
    "socket_connect_timeout": 5,
    "socket_keepalive": True,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_TIMEZONE = env("TIME_ZONE", default="America/New_York")
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "jobs.sweep", "schedule": 15.0, "options": {"expires": 30}},
}

# ---- People who sign in ----
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["intermediary.accounts.hashers.Argon2", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_REDIRECT_URL = "home"
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "intermediary.accounts.adapter.InvitationOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is verified by the invitation sent to it
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
# Limits per account, none per address: everybody in a job centre shares one.
ACCOUNT_RATE_LIMITS = {
    "login": False,
    "login_failed": "5/5m/key",
    "reset_password": "5/15m/key",
    "reset_password_from_key": False,  # the key is the guard: nobody guesses it
}
MFA_ADAPTER = "intermediary.accounts.adapter.SealedSecrets"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=False)
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# ---- Language and time ----
LANGUAGE_CODE = "en-us"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "intermediary" / "locale"]
FORMAT_MODULE_PATH = "intermediary.locale"  # Spanish with the numbers of the United States: $1,234.50
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = env("TIME_ZONE", default="America/New_York")
USE_TZ = True

# ---- Files, mail, forms ----
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# In production `collectstatic` fills this folder with compressed files under hashed names; without it they are
# served from where they lie.
STATIC_ROOT = env("STATIC_ROOT", default=None)
WHITENOISE_USE_FINDERS = STATIC_ROOT is None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # uploads are rows, sealed; nothing on disk
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if WHITENOISE_USE_FINDERS
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "intermediary.exchange.uploads.LimitedUpload",  # first: what is too large is not kept, not even for a moment
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
UPLOAD_LIMIT = env.int("UPLOAD_LIMIT", default=20 * 1024 * 1024)  # bytes of one workbook
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="intermediary@localhost")
vars().update(env.email("EMAIL_URL", default="consolemail://"))
EMAIL_FILE_PATH = env("EMAIL_FILE_PATH", default=None) or globals().get("EMAIL_FILE_PATH")
EMAIL_TIMEOUT = 10
# Text messages: an address as `messages.backends.sms` says it, or file:///folder. Empty: none are sent.
SMS_URL = env("SMS_URL", default=f"file://{EMAIL_FILE_PATH}" if EMAIL_FILE_PATH else "")

# ---- Security ----
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
