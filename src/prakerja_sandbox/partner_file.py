"""Which partners the sandbox plays and what they offer: a file that the demo writes, read at each use."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from prakerja_sandbox.partner_calls import Caller


@dataclass(frozen=True, slots=True)
class OnSale:
    """One schedule of a course, as the platform shows it; `price` in whole rupiah, `days` in words."""

    course_code: str
    schedule_code: str
    title: str
    institution: str
    price: int
    meetings: int
    days: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """What the programme has registered for the platform; `scope` as it is asked for."""

    redirect_uri: str
    login_uri: str
    scope: str


@dataclass(frozen=True, slots=True)
class Partners:
    """One platform and one institution, with what the one sells of the other."""

    platform: Caller
    platform_name: str
    institution: Caller
    institution_name: str
    on_sale: tuple[OnSale, ...]
    #: Of `platform` and `institution`: by which what the programme tells them is signed.
    webhook_secrets: Mapping[str, str]
    #: None: the platform signs nobody in with the programme.
    sign_in: SignIn | None


def read_partners(file: Path | None) -> Partners | None:
    """None: the demo has named no partners. Raises ValueError of a file that holds something else."""
    if file is None or not file.exists():
        return None
    told = json.loads(file.read_text())
    platform, institution, base_url = told["platform"], told["institution"], told["base_url"]
    return Partners(
        platform=Caller(base_url, platform["client_code"], platform["sign_key"]),
        platform_name=platform["name"],
        institution=Caller(base_url, institution["client_code"], institution["sign_key"]),
        institution_name=institution["name"],
        on_sale=tuple(OnSale(**one) for one in told["on_sale"]),
        webhook_secrets={str(whose): str(secret) for whose, secret in told.get("webhook_secrets", {}).items()},
        sign_in=SignIn(**told["sign_in"]) if "sign_in" in told else None,
    )
