"""The authenticator app on the phones of the demo's staff: their current six-digit codes (RFC 6238), on a page.

The secrets come from a file that the platform's demo writes; it is read again at every request.
"""

import base64
import hmac
import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from prakerja_sandbox.pages import templates
from prakerja_sandbox.world import world_of

_HALF_MINUTE_S: Final = 30
_DIGITS: Final = 6


class NotAnAuthenticatorFile(ValueError):
    """The file holds something else than a list of `{"email", "role", "secret"}`."""


@dataclass(frozen=True, slots=True)
class StaffCode:
    """What one member of staff sees on their phone now."""

    email: str
    role: str
    code: str
    seconds_left: int


def totp(secret: str, at: float) -> str:
    """The code of this base32 secret at this time, in seconds since 1970 (RFC 6238: SHA-1, 6 digits, 30 s)."""
    key = base64.b32decode(secret.upper() + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, (int(at) // _HALF_MINUTE_S).to_bytes(8), "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4]) & 0x7FFF_FFFF
    return f"{number % 10**_DIGITS:0{_DIGITS}}"


def codes_at(path: Path | None, at: float) -> list[StaffCode]:
    """Everybody's code at this time, in the order of the file; nobody when there is no file.

    Raises NotAnAuthenticatorFile.
    """
    if path is None or not path.exists():
        return []
    left = _HALF_MINUTE_S - int(at) % _HALF_MINUTE_S
    try:
        staff = json.loads(path.read_text())
        return [StaffCode(one["email"], one["role"], totp(one["secret"], at), left) for one in staff]
    except (ValueError, KeyError, TypeError) as error:
        raise NotAnAuthenticatorFile(f"{path.name} is not a list of email, role and base32 secret") from error


async def authenticator(request: Request) -> Response:
    """Every code, and for how long it holds."""
    context = {"staff": _codes_now(request), "seconds_left": _HALF_MINUTE_S - int(time.time()) % _HALF_MINUTE_S}
    return templates.TemplateResponse(request, "authenticator.html", context)


async def authenticator_json(request: Request) -> Response:
    """The same as JSON."""
    return JSONResponse([asdict(one) for one in _codes_now(request)])


def _codes_now(request: Request) -> list[StaffCode]:
    try:
        return codes_at(world_of(request).options.authenticator, time.time())
    except NotAnAuthenticatorFile as error:
        raise HTTPException(503, str(error)) from error


ROUTES: Final = [Route("/authenticator", authenticator), Route("/authenticator.json", authenticator_json)]
