"""What the programme tells both partners by itself: taken where it is signed, once for each id, and shown."""

import base64
import hashlib
import hmac
import json
import time
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from prakerja_sandbox.faults import fault_of
from prakerja_sandbox.pages import templates
from prakerja_sandbox.partner_file import read_partners
from prakerja_sandbox.switches import WEBHOOKS
from prakerja_sandbox.world import world_of

_LATEST_S: Final = 300
_LONGEST: Final = 65_536
_SHOWN: Final = 200


def is_signed(headers: dict[str, str], body: bytes, *, secret: str) -> bool:
    """As Standard Webhooks has it: one of the signatures is of id, moment and body, and the moment is now."""
    at = headers.get("webhook-timestamp", "")
    if not at.isdigit() or abs(time.time() - int(at)) > _LATEST_S:
        return False
    text = f"{headers.get('webhook-id', '')}.{at}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    wanted = b"v1," + base64.b64encode(hmac.digest(key, text, hashlib.sha256))
    given = headers.get("webhook-signature", "").encode().split()
    return any(hmac.compare_digest(one, wanted) for one in given)


async def receive(request: Request) -> Response:
    """204 where it is the programme's; 401 where it is anybody's."""
    world, whose = world_of(request), request.path_params["whose"]
    partners, body = read_partners(world.options.partners), await request.body()
    secret = partners.webhook_secrets.get(whose) if partners else None
    if secret is None or len(body) > _LONGEST:
        return Response(status_code=404)
    headers = {name.lower(): value for name, value in request.headers.items()}
    if not is_signed(headers, body, secret=secret):
        return Response(status_code=401)
    # Taken before it answers, as by a program that dies on the way.
    world.store.books.take_event(whose, headers["webhook-id"], body.decode())
    return await fault_of(world, WEBHOOKS) or Response(status_code=204)


async def shown(request: Request) -> Response:
    """The newest first."""
    events = world_of(request).store.books.events()[:_SHOWN]
    told = [(one, json.loads(one.body)) for one in events]
    return templates.TemplateResponse(request, "webhooks.html", {"events": told})


async def as_json(request: Request) -> Response:
    """For whoever compares: how often each event came, and what it says."""
    events = world_of(request).store.books.events()
    told = [{"whose": one.whose, "id": one.id, "times": one.times, **json.loads(one.body)} for one in events]
    return JSONResponse(told)


ROUTES: Final = [
    Route("/webhooks", shown),
    Route("/webhooks.json", as_json),
    Route("/webhooks/{whose}", receive, methods=["POST"]),
]
