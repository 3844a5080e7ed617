"""The site's own settings, on a throwaway server of the tests' own.

The tests' connection signs in as the superuser and at once becomes `holdfast_app`, so that every
policy is in force, and a test can still look where the web's role may not (`tests.database`).
"""

import os

import psycopg

from holdfast.site.database import var
from holdfast.site.postgres import Cluster

CLUSTER = Cluster(var() / "pgtest", throwaway=True)
SERVER = CLUSTER.start()
HERE = psycopg.connect(SERVER.url("postgres", "postgres"), autocommit=True)  # while tests run
os.environ["HOLDFAST_APP_DATABASE_URL"] = SERVER.url("postgres")
os.environ["HOLDFAST_DEMO"] = "1"

from holdfast.site.settings import *  # noqa: E402, F403
from holdfast.site.settings import ALLOWED_HOSTS, DATABASES  # noqa: E402

ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]
STORY_DAY = None  # the tests' cast lives by the calendar
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["OPTIONS"]["options"] = "-c role=holdfast_app"
DATABASES["default"]["CONN_MAX_AGE"] = None
WHITENOISE_AUTOREFRESH = True  # else each of thousands of clients lists every static file anew
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
