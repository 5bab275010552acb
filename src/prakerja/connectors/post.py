"""One POST to somebody outside, and what came of it in the house's three kinds."""

from collections.abc import Callable, Mapping
from typing import Final

import httpx

from prakerja.connectors.failures import NotAccepted, NotNow, Silence
from prakerja.connectors.http_client import http_client

#: The request itself is what they do not take.
_ABOUT_THE_RECIPIENT: Final = (400, 422)
_ABOUT_US: Final = (401, 403, 429)
#: OpenSSL's own name for it, which httpx passes on in words alone.
_BAD_CERTIFICATE: Final = "CERTIFICATE_VERIFY_FAILED"


def post(
    url: str,
    *,
    timeout_s: float,
    json: Mapping[str, object] | None = None,
    form: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> object:
    """The parsed body of a good answer. Raises NotAccepted, NotNow, Silence.

    The request holds personal data, and httpx's errors hold the request: neither the error nor its cause goes on.
    """
    client = http_client()
    answer = _answer_to(lambda: client.post(url, json=json, data=form, headers=headers, timeout=timeout_s))
    try:
        body: object = answer.json()
    # Brackets without end are a RecursionError.
    except (ValueError, RecursionError):
        raise Silence("not json") from None
    return body


def post_bytes(url: str, *, content: bytes, media_type: str, timeout_s: float) -> bytes:
    """The body of a good answer, as it came. Raises NotAccepted, NotNow, Silence."""
    client, headers = http_client(), {"Content-Type": media_type}
    return _answer_to(lambda: client.post(url, content=content, headers=headers, timeout=timeout_s)).content


def _answer_to(ask: Callable[[], httpx.Response]) -> httpx.Response:
    try:
        return ask().raise_for_status()
    except httpx.HTTPStatusError as error:
        raise _refusal(error.response.status_code) from None
    except httpx.HTTPError as error:
        if _BAD_CERTIFICATE in str(error):
            raise NotNow("certificate") from None
        raise Silence(type(error).__name__) from None


def _refusal(status: int) -> Exception:
    if status in _ABOUT_THE_RECIPIENT:
        return NotAccepted(f"http {status}")
    return NotNow(f"http {status}") if status in _ABOUT_US else Silence(f"http {status}")


def reference_in(value: object) -> str:
    """The reference under which they know a message. Raises Silence: an answer without one is none."""
    if not isinstance(value, str | int) or isinstance(value, bool) or not str(value):
        raise Silence("no reference")
    return str(value)[:80]
