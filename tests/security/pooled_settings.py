"""The site's settings with a pool of four connections, which is where identities could leak."""

from holdfast.site.settings import *  # noqa: F403
from holdfast.site.settings import DATABASES

DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 4, "max_size": 4, "timeout": 30}
LOGGING = {"version": 1, "disable_existing_loggers": True, "root": {"level": "CRITICAL"}}
