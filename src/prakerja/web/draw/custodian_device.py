"""Where a custodian's own device makes a secret: the same page for everybody, told nothing and sending nothing."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from prakerja.pages.kept_pages import public_page


@require_safe
@login_not_required
def custodian_device(request: HttpRequest) -> HttpResponse:
    """Which draw, whose position, and where its form is, stand behind the # of a link: no browser sends that.

    `#f=F&position=2&key=PUBLIC&back=/path/`; prakerja.js fills in the fields at `back` that say so (`data-filled`).
    """
    return public_page(request, "draw/custodian_device.html", {})
