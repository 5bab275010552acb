"""Who filled a form in: nothing that was typed is lost with a session, and nobody sends what somebody else typed.

Every form of somebody signed in carries a mark of theirs beside its token (templatetags/parts.py). It comes back after
their session ended, or after somebody else signed in with another tab of the same telephone.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from prakerja.accounts.models import Account
from prakerja.pages.errors import session_over, typed_by_another

FIELD: Final = "typed_by"
_SALT: Final = "prakerja.typed_by"
_LENGTH: Final = 32


def mark_of(account: Account) -> str:
    """Of no use to anybody else, and no way back to the account."""
    return salted_hmac(_SALT, account.pk.hex, algorithm="sha256").hexdigest()[:_LENGTH]


class TypedByMiddleware:
    """Stands before what leads strangers to the sign-in, which would take what they typed from them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *_arguments: object) -> HttpResponse | None:
        if request.method != "POST" or not getattr(view, "login_required", True):
            return None
        mark = request.POST.get(FIELD, "")
        if not mark:
            return None
        account = request.user
        if not isinstance(account, Account):
            return session_over(request, status=HTTPStatus.UNAUTHORIZED)
        if not constant_time_compare(mark, mark_of(account)):
            return typed_by_another(request, status=HTTPStatus.CONFLICT)
        return None
