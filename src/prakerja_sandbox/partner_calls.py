"""Calls to the programme's partner API as a partner's own program makes them: signed, and taken at their word."""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import httpx

from prakerja_sandbox.certificates import certificates

PATH: Final = "/api/v1/integration/"
_PATIENCE_S: Final = 30.0


@dataclass(frozen=True, slots=True)
class Caller:
    """A partner as the programme knows it."""

    base_url: str
    client_code: str
    sign_key: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`data` is empty in a refusal; `code` is empty where it went well."""

    is_done: bool
    message: str
    code: str
    data: Mapping[str, object]


def signature_of(
    caller: Caller, *, timestamp: str, path: str, body: str, authorization: str = "", method: str = "POST"
) -> str:
    """HMAC-SHA1 in hex over the parts, one after the other."""
    text = f"{caller.client_code}{timestamp}{method}{path}{authorization}{body}"
    return hmac.new(caller.sign_key.encode(), text.encode(), hashlib.sha1).hexdigest()


async def call(caller: Caller, endpoint: str, asked: Mapping[str, object], *, authorization: str = "") -> Answer:
    """What the programme answers; that it could not be asked is an answer, too."""
    body, timestamp, path = json.dumps(asked, separators=(",", ":")), str(int(time.time())), PATH + endpoint
    headers = {
        "client_code": caller.client_code,
        "timestamp": timestamp,
        "signature": signature_of(caller, timestamp=timestamp, path=path, body=body, authorization=authorization),
        "Content-Type": "application/json",
    }
    if authorization:
        headers["Authorization"] = authorization
    try:
        async with httpx.AsyncClient(
            base_url=caller.base_url, trust_env=False, timeout=_PATIENCE_S, verify=certificates()
        ) as client:
            response = await client.post(path, content=body.encode(), headers=headers)
            told = response.json()
    except (httpx.HTTPError, ValueError):
        return Answer(is_done=False, message="Prakerja tidak menjawab.", code="", data={})
    return Answer(
        is_done=told.get("success") is True,
        message=str(told.get("message", "")),
        code=str(told.get("code", "")),
        data=told.get("data") or {},
    )
