"""A certificate as an Open Badge 3.0: what it says, who can check it, and what is left when a key changes."""

import base64
import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.publog.read_log import entries_of_kind
from prakerja.training.certificates.withdrawal_act import NoCertificate
from prakerja.training.models import Badge
from tests.situations.badges import asked_for_badge, badges_signed, token_of, with_badge
from tests.situations.certificate_doubts import certificate_of, withdrawn
from tests.situations.learning import STARTS, Bought, a_purchase, declared, finished
from tests.web.forms.of_accounts import signed_in

pytestmark = pytest.mark.django_db
_PAGE = Path(__file__).resolve().parents[3] / "docs" / "check-a-badge.md"


def decoded(part: str) -> Any:
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def said_of(bought: Bought) -> Any:
    return decoded(token_of(bought).split(".")[1])


def name_of(bought: Bought) -> str:
    return Account.objects.get(pk=bought.buyer.applicant_id).full_name


def lines_of_the_page() -> str:
    """What docs/check-a-badge.md tells people to run."""
    (found,) = re.findall(r"```python\n(.*?)```", _PAGE.read_text(), re.DOTALL)
    return str(found)


def checked(
    token: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], keys: bytes = b""
) -> list[str]:
    """As somebody does who has followed the page."""
    folder.joinpath("keys.json").write_bytes(keys or Client().get("/.well-known/jwks.json").content)
    folder.joinpath("sertifikat-prakerja.jwt").write_text(token)
    monkeypatch.chdir(folder)
    exec(compile(lines_of_the_page(), "check-a-badge", "exec"), {})
    return capsys.readouterr().out.splitlines()


def test_the_lines_of_the_page_check_it_without_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bought = with_badge(finished())
    name, course, status = checked(token_of(bought), tmp_path, monkeypatch, capsys)
    assert name == name_of(bought)
    assert course.startswith(bought.market.course.title)
    assert status.endswith(f"/sertifikat/{certificate_of(bought).code.hex}/status.json")


def test_whatever_is_changed_of_it_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    header, payload, signature = token_of(with_badge(finished())).split(".")
    other = {**decoded(payload), "name": "Dokter bedah"}
    forged = base64.urlsafe_b64encode(json.dumps(other).encode()).decode().rstrip("=")
    with pytest.raises(InvalidSignature):
        checked(f"{header}.{forged}.{signature}", tmp_path, monkeypatch, capsys)


def test_a_key_that_it_brings_along_itself_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], settings: Any
) -> None:
    with_badge(finished())
    ours = Client().get("/.well-known/jwks.json").content
    settings.LOG_KEYS = "66" * 32
    forged = token_of(with_badge(finished()))
    with pytest.raises(KeyError):
        checked(forged, tmp_path, monkeypatch, capsys, keys=ours)


def test_what_an_old_key_has_signed_can_be_checked_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], settings: Any
) -> None:
    old = with_badge(finished())
    settings.LOG_KEYS = f"{'77' * 32},{settings.LOG_KEYS}"
    new = with_badge(finished())
    settings.LOG_KEYS = "77" * 32
    for bought in (old, new):
        assert checked(token_of(bought), tmp_path, monkeypatch, capsys)[0] == name_of(bought)
    kids = [str(entry["kid"]) for entry in entries_of_kind("training.badge_key")]
    assert [decoded(token_of(one).split(".")[0])["jwk"]["kid"] for one in (old, new)] == kids


def test_it_is_an_open_badge_and_a_json_web_token() -> None:
    bought = with_badge(finished())
    header, said = decoded(token_of(bought).split(".")[0]), said_of(bought)
    assert (header["alg"], header["typ"], header["jwk"]["kty"]) == ("EdDSA", "JWT", "OKP")
    assert "d" not in header["jwk"]
    assert said["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert said["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert (said["iss"], said["jti"]) == (said["issuer"]["id"], said["id"])
    assert said["nbf"] == int(STARTS.timestamp())
    achievement = said["credentialSubject"]["achievement"]
    assert {"id", "type", "name", "description", "criteria"} <= achievement.keys()


def test_of_a_person_it_knows_the_name_alone() -> None:
    bought = with_badge(finished())
    text = json.dumps(said_of(bought))
    assert name_of(bought) in text
    for never in (str(bought.buyer.applicant_id), bought.buyer.number, bought.buyer.phone, bought.code):
        assert never not in text
    assert name_of(bought).encode() not in bytes(Badge.objects.get().sealed_token)


def test_its_status_says_whether_it_was_withdrawn_and_nothing_else() -> None:
    bought = with_badge(finished())
    address = f"/sertifikat/{certificate_of(bought).code.hex}/status.json"
    assert Client().get(address).json()["revokedCredential"] == []
    withdrawn(bought)
    (revoked,) = Client().get(address).json()["revokedCredential"]
    assert (revoked["id"], revoked["revocationReason"]) == (said_of(bought)["id"], "attendance_forged")
    assert name_of(bought) not in Client().get(address).content.decode()
    assert Client().get(f"/sertifikat/{'0' * 32}/status.json").status_code == 404


def test_the_issuer_is_where_it_says() -> None:
    said = said_of(with_badge(finished()))
    assert Client().get("/sertifikat/penerbit.json").json() == said["issuer"]


def test_asked_twice_it_is_signed_once_and_the_same() -> None:
    bought = with_badge(finished())
    before = token_of(bought)
    asked_for_badge(bought, at=STARTS + timedelta(days=1))
    badges_signed(at=STARTS + timedelta(days=1))
    assert token_of(bought) == before


def test_who_has_no_certificate_that_stands_has_no_badge() -> None:
    for bought in (withdrawn(finished()), a_purchase(), declared()):
        with pytest.raises(NoCertificate):
            asked_for_badge(bought)
    assert not Badge.objects.exists()


def test_its_holder_asks_for_it_on_the_page_and_downloads_it() -> None:
    bought = finished()
    browser = signed_in(Account.objects.get(pk=bought.buyer.applicant_id))
    assert "Buat badge digital" in browser.get("/pelatihan-saya/").content.decode()
    assert browser.get("/pelatihan-saya/1/sertifikat.jwt").status_code == 302
    browser.post("/pelatihan-saya/1/badge/")
    assert "sedang dibuat" in browser.get("/pelatihan-saya/").content.decode()
    badges_signed()
    answer = browser.get("/pelatihan-saya/1/sertifikat.jwt")
    assert answer.content.decode() == token_of(bought)
    assert answer.headers["Content-Type"] == "application/vc+jwt"
    for number in (2, 99_999):
        assert browser.post(f"/pelatihan-saya/{number}/badge/").status_code == 302


def test_nobody_else_downloads_it_and_no_public_page_hands_it_out() -> None:
    bought = with_badge(finished())
    other = signed_in(Account.objects.get(pk=finished().buyer.applicant_id))
    assert other.get("/pelatihan-saya/1/sertifikat.jwt").status_code == 302
    assert "jwt" not in Client().get(f"/sertifikat/{certificate_of(bought).code.hex}/").content.decode()
    withdrawn(bought)
    mine = signed_in(Account.objects.get(pk=bought.buyer.applicant_id))
    assert mine.get("/pelatihan-saya/1/sertifikat.jwt").status_code == 302
