"""Pages of step 1 that belong to accounts of staff alone, the office's and partners'."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from prakerja.pages.middleware import ApplicantRequest


def staff_page(
    view: Callable[[ApplicantRequest], HttpResponse],
) -> Callable[[ApplicantRequest], HttpResponse]:
    """The page opens for accounts of staff; applicants have no second factor to set up."""

    @wraps(view)
    def guarded(request: ApplicantRequest) -> HttpResponse:
        if not request.user.is_guarded:
            raise PermissionDenied
        return view(request)

    return guarded
