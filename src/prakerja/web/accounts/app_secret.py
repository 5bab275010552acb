"""The key that an authenticator app learns from the page, until its first code is typed."""

from base64 import b64encode
from io import BytesIO
from typing import Final

import pyotp
import segno
from django.http import HttpRequest

from prakerja.accounts.models import Account
from prakerja.accounts.second_factors import otp_address

_SECRET: Final = "second_factor_secret"  # noqa: S105  the name under which the session keeps it


def app_secret(request: HttpRequest) -> str:
    """The same for as long as the page is being filled in, and known to this browser alone."""
    secret: str = request.session.setdefault(_SECRET, pyotp.random_base32())
    return secret


def forget_app_secret(request: HttpRequest) -> None:
    """The app has it, and the account; the session needs it no more."""
    request.session.pop(_SECRET, None)


def shown_secret(request: HttpRequest, account: Account) -> dict[str, str]:
    """As text and as a picture that stands in the page itself."""
    secret, out = app_secret(request), BytesIO()
    segno.make(otp_address(secret, account.email), micro=False).save(out, kind="svg", xmldecl=False, scale=4)
    return {"secret": secret, "picture": f"data:image/svg+xml;base64,{b64encode(out.getvalue()).decode()}"}
