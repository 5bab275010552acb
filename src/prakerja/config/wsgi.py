"""The WSGI application that granian serves."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prakerja.config.settings")
# What a page reads is bounded like what it writes (unit_of_work): a few requests that wait for a lock would otherwise
# be all that this process does. Only here, because commands and workers have long work to do.
os.environ.setdefault("PGOPTIONS", "-c statement_timeout=15000 -c lock_timeout=2000")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
