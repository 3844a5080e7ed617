"""Every setting of the site. What may differ between places comes from HOLDFAST_ variables."""

import gc
import os
import secrets
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from holdfast.site.database import settings_for
from holdfast.site.environment import (
    mail_server,
    one_of,
    story_day,
    virus_scanner,
    whole_number,
    yes_or_no,
)

# Python looks for cycles to free after every 700 new objects, which took up to a tenth of a page.
gc.set_threshold(50_000, 20, 50)

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("HOLDFAST_VAR", ROOT / "var"))


def secret() -> str:
    """Return the site's secret: as given, else made once and kept for its owner only."""
    if given := os.environ.get("HOLDFAST_SECRET_KEY"):
        return given
    kept = VAR / "secret.key"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(64))
        except FileExistsError:
            pass
    return kept.read_text()


SENDERS = "holdfast.mail.senders"
SMS_SENDERS = {"folder": f"{SENDERS}.folder.Folder", "notify": f"{SENDERS}.notify.NotifySms"}
EMAIL_SENDERS = {
    "folder": f"{SENDERS}.folder.Folder",
    "email": f"{SENDERS}.email.Email",
    "notify": f"{SENDERS}.notify.NotifyEmail",
}
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
SECRET_KEY = secret()
DEBUG = False
DEMO = yes_or_no("HOLDFAST_DEMO", default="HOLDFAST_DATABASE_URL" not in os.environ)
STORY_DAY = story_day() if DEMO else None
OFFLINE_HOURS = whole_number("HOLDFAST_OFFLINE_HOURS", otherwise=12, most=24)
INVENTED_NUMBER = "020 7946 0123 (an invented number)" if DEMO else ""
DUTY_TEAM = os.environ.get("HOLDFAST_DUTY_TEAM", INVENTED_NUMBER)
DUTY_OUT_OF_HOURS = os.environ.get("HOLDFAST_DUTY_OUT_OF_HOURS", INVENTED_NUMBER)
SECURE = yes_or_no("HOLDFAST_HTTPS", default=False)
ALLOWED_HOSTS = os.environ.get("HOLDFAST_HOSTS", ",".join(LOOPBACK)).split(",")
if DEMO and not set(ALLOWED_HOSTS) <= {*LOOPBACK, "testserver"}:
    raise ImproperlyConfigured(
        "The demonstration lets anybody in, so it is served on this machine alone: "
        "set HOLDFAST_DEMO=0 before HOLDFAST_HOSTS names another"
    )
if not DEMO and not SECURE and not set(ALLOWED_HOSTS) <= set(LOOPBACK):
    raise ImproperlyConfigured("Serve real families over HTTPS only: set HOLDFAST_HTTPS=1")

ROLE: Any = os.environ.get("HOLDFAST_ROLE", "app")
DATABASES = {"default": settings_for(ROLE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "holdfast.kit",
    "holdfast.audit",
    "holdfast.access",
    "holdfast.place",
    "holdfast.families",
    "holdfast.manual",
    "holdfast.mail",
    "holdfast.programme",
    "holdfast.measures",
    "holdfast.area",
    "holdfast.training",
    "holdfast.supervision",
    "holdfast.choosing",
    "holdfast.casework",
    "holdfast.consultation",
    "holdfast.offline",
    "holdfast.accreditation",
    "holdfast.learning",
    "holdfast.risk",
    "holdfast.capacity",
    "holdfast.voice",
    "holdfast.steering",
    "holdfast.evaluation",
    "holdfast.report",
    "holdfast.family_pages",
    "holdfast.exchange",
    "holdfast.demo",
    "holdfast.site",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "holdfast.access.headers.PrivateHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "holdfast.access.middleware.WholeRequest",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "holdfast.site.urls"
WSGI_APPLICATION = "holdfast.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "holdfast.site.furniture.furniture",
            ],
            "builtins": [
                "holdfast.kit.templatetags.govuk",
                "holdfast.kit.templatetags.forms",
                "django.templatetags.static",
            ],
        },
    }
]
FORM_RENDERER = "holdfast.kit.forms.GovukRenderer"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["holdfast.access.sign_in.UntilTheLastDay"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
SIGN_IN_PREFIX = "/sign-in/"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "holdfast.access.adapters.NoSignUp"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the authority vouches for addresses: nobody signs up
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_TOTP_ISSUER = "Holdfast"
MFA_ADAPTER = "holdfast.access.adapters.SealedFactors"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
if MAIL_SERVER := os.environ.get("HOLDFAST_MAIL_SERVER"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = mail_server(MAIL_SERVER)
    EMAIL_USE_TLS, EMAIL_TIMEOUT = True, 5
DEFAULT_FROM_EMAIL = os.environ.get("HOLDFAST_MAIL_FROM", "no-reply@localhost")

SAID_LANGUAGES = os.environ.get("HOLDFAST_FAMILY_LANGUAGES", "en,cy,pl,ta" if DEMO else "en")
FAMILY_LANGUAGES = [code.strip() for code in SAID_LANGUAGES.split(",")]
FAMILY_QUICK_EXIT = os.environ.get("HOLDFAST_FAMILY_QUICK_EXIT", "https://www.bbc.co.uk/weather")
FAMILY_LANGUAGE_FOLDER = VAR / "languages"
MESSAGE_FOLDER = VAR / "messages"
MESSAGE_SENDERS = {
    "email": one_of("HOLDFAST_SEND_EMAIL_BY", EMAIL_SENDERS),
    "sms": one_of("HOLDFAST_SEND_SMS_BY", SMS_SENDERS),
}
CASEWORK_RISKS_UNDECIDED = "holdfast.family_pages.reports.risks_undecided"  # of a layer above it
CASEWORK_LINKS_IN_FORCE = "holdfast.family_pages.reports.links_in_force"  # so are these
NOTIFY_KEY = os.environ.get("HOLDFAST_NOTIFY_KEY", "")
NOTIFY_EMAIL_TEMPLATE = os.environ.get("HOLDFAST_NOTIFY_EMAIL_TEMPLATE", "")
NOTIFY_SMS_TEMPLATE = os.environ.get("HOLDFAST_NOTIFY_SMS_TEMPLATE", "")

SESSION_COOKIE_AGE = 15 * 60  # seconds of idleness
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_USE_SESSIONS = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
if SECURE:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_FAILURE_VIEW = "holdfast.site.views.csrf_failed"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_REFERRER_POLICY = "same-origin"  # with none, a browser sends "Origin: null" with forms
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "worker-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
        "object-src": [NONE],
    }
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "access_cache",
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # bytes of a form without its files
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "holdfast.kit.uploads.NoMoreThanNeeded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
MEGABYTE = 1024 * 1024
LARGEST_FILE = whole_number("HOLDFAST_LARGEST_FILE", otherwise=20, most=40) * MEGABYTE
LARGEST_SENT = 40 * MEGABYTE  # of one file that any page takes
VIRUS_SCANNER = virus_scanner()

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
DATE_FORMAT = "j F Y"
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"no tokens": {"()": "holdfast.family_pages.quiet.WithoutTokens"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["no tokens"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
