"""What the web server calls: `holdfast.site.wsgi:application`."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.site.settings")
application = get_wsgi_application()
gc.freeze()  # what is loaded stays, so the collector need not look at it again
