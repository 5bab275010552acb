"""The WSGI application that granian serves."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prakerja.config.settings")

from django.core.wsgi import get_wsgi_application

from prakerja.kit.parent import end_with_server

end_with_server()
application = get_wsgi_application()
