"""The pages with production's settings: what those are, a fresh process says that reads production's environment."""

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.test import Client

from prakerja.accounts.models import Account
from tests.console.test_serve import production

#: The settings that differ in production and that a request is answered by, beside what cookies are called.
_NAMES: Final = (
    "ALLOWED_HOSTS",
    "DEBUG",
    "IS_PRODUCTION",
    "SECURE_HSTS_SECONDS",
    "SECURE_PROXY_SSL_HEADER",
    "SECURE_SSL_REDIRECT",
    "TRUSTED_PROXIES",
)
_SAY_THEM: Final = """
import json, sys
from prakerja.config import settings
of_cookies = [name for name in dir(settings) if name.endswith(("_COOKIE_NAME", "_COOKIE_SECURE"))]
print(json.dumps({name: getattr(settings, name) for name in [*sys.argv[1:], *of_cookies]}))
"""
HOST: Final = "prakerja.example"


@cache
def production_settings() -> dict[str, Any]:
    environment = production(Path("/tmp"), "postgresql://program@127.0.0.1/prakerja")
    command = [sys.executable, "-c", _SAY_THEM, *_NAMES]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def behind_the_proxy(account: Account | None = None, headers: Mapping[str, str] | None = None) -> Client:
    """A browser that came by https, as the proxy passes it on; `account`: who is signed in there."""
    passed_on = {"host": HOST, "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.7", **(headers or {})}
    browser = Client(raise_request_exception=False, headers=passed_on)
    if account is not None:
        browser.force_login(account)
    return browser
