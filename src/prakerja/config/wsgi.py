"""The WSGI application that the front calls."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prakerja.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
