"""The sandbox's partners take what the programme tells them where it is signed, once for each id, and show it."""

import base64
import hashlib
import hmac
import json
import time
from pathlib import Path
from typing import Any

import httpx

from prakerja_sandbox.testing import running_sandbox
from tests.sandbox.test_partners import partners

SECRET = "whsec_" + base64.b64encode(b"s" * 32).decode()
BODY = {"id": "1", "type": "purchase.made", "timestamp": "2026-11-26T01:02:03Z", "data": {"invoice_code": "INV-1"}}


def signed(body: bytes, *, secret: str = SECRET, at: float | None = None) -> dict[str, str]:
    moment = str(int(at or time.time()))
    key = base64.b64decode(secret.removeprefix("whsec_"))
    mac = base64.b64encode(hmac.digest(key, f"e-1.{moment}.".encode() + body, hashlib.sha256)).decode()
    return {"webhook-id": "e-1", "webhook-timestamp": moment, "webhook-signature": f"v1,abc v1,{mac}"}


def told(url: str, **how: Any) -> int:
    body = json.dumps(BODY).encode()
    return httpx.post(f"{url}/webhooks/platform", content=body, headers=signed(body, **how)).status_code


def test_what_is_signed_is_taken_once_and_shown(tmp_path: Path) -> None:
    file = tmp_path / "partners.json"
    file.write_text(json.dumps(partners("http://127.0.0.1:1") | {"webhook_secrets": {"platform": SECRET}}))
    with running_sandbox(partners=file) as sandbox:
        assert [told(sandbox.url), told(sandbox.url)] == [204, 204]
        assert told(sandbox.url, secret="whsec_" + base64.b64encode(b"x" * 32).decode()) == 401
        assert told(sandbox.url, at=time.time() - 600) == 401
        assert httpx.post(f"{sandbox.url}/webhooks/institution", content=b"{}").status_code == 404
        assert httpx.get(f"{sandbox.url}/webhooks.json").json() == [
            {**BODY, "id": "1", "whose": "platform", "times": 2}
        ]
        assert "purchase.made" in httpx.get(f"{sandbox.url}/webhooks").text
        sandbox.switch("webhooks", "failing")
        assert told(sandbox.url) == 500


def test_a_sandbox_without_partners_takes_nothing() -> None:
    with running_sandbox() as sandbox:
        assert told(sandbox.url) == 404
        assert "Belum ada kabar" in httpx.get(f"{sandbox.url}/webhooks").text
