"""A page with a form is shown and sent. What is only read is Django's `require_safe`, what only acts `require_POST`."""

from typing import Final

from django.views.decorators.http import require_http_methods

form_page: Final = require_http_methods(["GET", "HEAD", "POST"])
