"""Signing people in with the programme, as a partner's program does it: each call signed, and taken at its word."""

import json
import time
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

import httpx

from prakerja_sandbox.certificates import certificates
from prakerja_sandbox.partner_calls import Answer, Caller, signature_of
from prakerja_sandbox.partner_file import SignIn

_AUTHORIZE: Final = "/api/v1/oauth/authorize"
_TOKEN: Final = "/api/v1/oauth/token"  # noqa: S105 - an address
_REFRESH: Final = "/api/v1/oauth/token/refresh"
_PROFILE: Final = "/api/v1/resource/user_profile"
_PATIENCE_S: Final = 30.0


async def ask_authorize(caller: Caller, wanted: SignIn, *, state: str) -> Answer:
    """The address of the page on which somebody agrees."""
    asked = {
        "client_id": caller.client_code,
        "redirect_uri": wanted.redirect_uri,
        "login_uri": wanted.login_uri,
        "scope": wanted.scope,
        "state": state,
    }
    return await _sent(caller, "GET", f"{_AUTHORIZE}?{urlencode(asked)}")


async def exchange_code(caller: Caller, code: str, *, redirect_uri: str) -> Answer:
    """Tokens, once, for the code that a browser brought."""
    return await _sent(caller, "POST", _TOKEN, {"code": code, "redirect_uri": redirect_uri})


async def refresh_tokens(caller: Caller, token: str) -> Answer:
    """Another pair of tokens, once."""
    return await _sent(caller, "POST", _REFRESH, {"token": token})


async def read_profile(caller: Caller, token: str) -> Answer:
    """What the person has agreed to hand over."""
    return await _sent(caller, "GET", _PROFILE, authorization=token)


async def _sent(
    caller: Caller, method: str, path: str, asked: Mapping[str, object] | None = None, *, authorization: str = ""
) -> Answer:
    """That the programme could not be asked is an answer, too."""
    body = json.dumps(asked, separators=(",", ":")) if asked is not None else ""
    timestamp = str(int(time.time()))
    headers = {
        "X-Client-Id": caller.client_code,
        "X-Timestamp": timestamp,
        "X-Signature": signature_of(caller, timestamp=timestamp, method=method, path=path, body=body),
    }
    headers |= {"Content-Type": "application/json"} if body else {}
    headers |= {"Authorization": authorization} if authorization else {}
    try:
        async with httpx.AsyncClient(trust_env=False, timeout=_PATIENCE_S, verify=certificates()) as client:
            response = await client.request(method, caller.base_url + path, content=body.encode(), headers=headers)
            told = response.json()
    except (httpx.HTTPError, ValueError):
        return Answer(is_done=False, message="Prakerja tidak menjawab.", code="", data={})
    return Answer(
        is_done=told.get("success") is True,
        message=str(told.get("message", "")),
        code=str(told.get("code", "")),
        data=told.get("data") or {},
    )
