"""Partners that sign people in, and programs that do it as the reference says."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit

from django.test import Client

from prakerja.accounts.models import Account
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partner_api.v1.signature import sign
from prakerja.partners.known_partners import forget_known_partners
from prakerja.partners.models import Partner
from prakerja.partners.sso.agree_to_sign_in import agree_to_sign_in
from prakerja.partners.sso.models import SignInAddress, SignInClient
from prakerja.partners.sso.wanted_sign_in import AskedSignIn
from prakerja.partners.states import AddressUse
from tests.situations.training import an_institution, sign_key_of

ALL: Final = "name email prakerjaid notelp"
STATE: Final = "S-1_state"
AUTHORIZE, TOKEN, REFRESH = "/api/v1/oauth/authorize", "/api/v1/oauth/token", "/api/v1/oauth/token/refresh"
PROFILE: Final = "/api/v1/resource/user_profile"


def a_client(partner: Partner | None = None, *, scopes: str = ALL) -> Partner:
    """A partner that may sign people in."""
    partner = partner or an_institution()
    SignInClient.objects.create(partner_id=partner.pk, scopes=scopes.split(), registered_at=partner.admitted_at)
    for use in AddressUse:
        SignInAddress.objects.create(partner_id=partner.pk, use=use, address=address_of(partner, use))
    forget_known_partners()
    return partner


def address_of(partner: Partner, use: AddressUse = AddressUse.REDIRECT) -> str:
    return f"https://{partner.client_code}.contoh.example/{use.value}?tenant=1"


def asked_of(partner: Partner, **changes: str) -> AskedSignIn:
    return AskedSignIn(**query_of(partner, **changes))


def query_of(partner: Partner, **changes: str) -> dict[str, str]:
    asked = {
        "client_id": partner.client_code,
        "redirect_uri": address_of(partner),
        "login_uri": address_of(partner, AddressUse.LOGIN),
        "scope": ALL,
        "state": STATE,
    }
    return asked | changes


def consent_address(partner: Partner, **changes: str) -> str:
    return f"/consent-sso?{urlencode(query_of(partner, **changes))}"


def agreed_code(account: Account, partner: Partner, *, at: datetime | None = None, **changes: str) -> str:
    """Its person has agreed."""
    by, asked = Actor.applicant(account.pk), asked_of(partner, **changes)
    with unit_of_work(by=by) as work:
        return agree_to_sign_in(applicant_id=account.pk, asked=asked, by=by, now=at or work.now)


@dataclass
class SsoProgram:
    """As the reference's pages have it: tokens are asked for by the client id alone."""

    partner: Partner

    def authorize(self, *, signed: str = "sorted", **changes: str) -> Any:
        query = urlencode(query_of(self.partner, **changes))
        behind = {"path": "", "sent": f"?{query}", "sorted": "?" + "&".join(sorted(query.split("&")))}[signed]
        headers = self.headers("GET", AUTHORIZE + behind)
        return Client().get(f"{AUTHORIZE}?{query}", headers=headers)

    def headers(self, method: str, path: str, body: str = "") -> dict[str, str]:
        timestamp = str(int(read_clock().timestamp()))
        text = f"{self.partner.client_code}{timestamp}{method}{path}{body}".encode()
        signature = sign(text, sign_key_of(self.partner).encode())
        return {"X-Client-Id": self.partner.client_code, "X-Timestamp": timestamp, "X-Signature": signature}

    def post(self, path: str, body: object, **headers: str) -> Any:
        sent = {"X-Client-Id": self.partner.client_code} | headers
        return Client().post(path, data=json.dumps(body), content_type="application/json", headers=sent)

    def exchange(self, code: str) -> Any:
        return self.post(TOKEN, {"code": code})

    def refresh(self, token: str, path: str = REFRESH) -> Any:
        return self.post(path, {"token": token})

    def profile(self, token: str) -> Any:
        return Client().get(PROFILE, headers={"X-Client-Id": self.partner.client_code, "Authorization": token})


def said_in(address: str) -> dict[str, str]:
    """What a partner's page reads in the address to which somebody was led back."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
