"""What the web server serves: the pages, behind a front that no slow visitor stops.

Loaded once, in the server's first process; those that answer are forked from it (front/server.py).
"""

import asyncio

from django.conf import settings
from django.urls import get_resolver

from prakerja.config.shared_figures import share_figures
from prakerja.config.wsgi import application as pages
from prakerja.front.front import Front
from prakerja.kit.parent import end_with_server
from prakerja.pages.uploads import most_sent_to


class Served(Front):
    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        end_with_server()
        share_figures(settings.ENVIRONMENT.var, "web")
        super().__rsgi_init__(loop)


# Asking for them loads every page, before the processes that answer are forked.
if not get_resolver().url_patterns:
    raise RuntimeError("no page is there to be served")
application = Served(pages, most_of=most_sent_to)
