"""The staff's authenticator: codes as RFC 6238 computes them, from a file that may come and change at any time."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from prakerja_sandbox.authenticator import NotAnAuthenticatorFile, codes_at, totp
from prakerja_sandbox.testing import NothingCame, Sandbox, running_sandbox

#: The ASCII text 12345678901234567890, the secret of RFC 6238's appendix B.
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.fixture(scope="module")
def staff_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sandbox") / "authenticator.json"


@pytest.fixture(scope="module")
def office(staff_file: Path) -> Iterator[Sandbox]:
    with running_sandbox(authenticator=staff_file) as sandbox:
        yield sandbox


@pytest.mark.parametrize(
    ("at", "code"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (2000000000, "279037"), (20000000000, "353130")],
)
def test_a_code_is_the_one_of_the_standard(at: int, code: str) -> None:
    assert totp(RFC_SECRET, at) == code


def test_a_secret_may_be_of_any_length_and_case() -> None:
    assert totp("jbswy3dpeb", 0) == totp("JBSWY3DPEB======", 0)


def test_the_page_shows_everybody_of_the_file(office: Sandbox, staff_file: Path) -> None:
    staff_file.write_text(json.dumps([{"email": "sri@example.org", "role": "officer", "secret": RFC_SECRET}]))
    with httpx.Client(base_url=office.url, trust_env=False) as client:
        (shown,) = client.get("/authenticator.json").json()
        page = client.get("/authenticator").text
    assert 1 <= shown["seconds_left"] <= 30
    assert "sri@example.org" in page
    assert '<p class="code">' in page
    assert len(office.totp("sri@example.org")) == 6
    with pytest.raises(NothingCame):
        office.totp("nobody@example.org")


def test_a_file_that_is_not_there_means_nobody(tmp_path: Path) -> None:
    assert codes_at(None, 0) == codes_at(tmp_path / "later.json", 0) == []


@pytest.mark.parametrize("text", ["{", "[1]", '[{"email": "a@example.org"}]', "7"])
def test_a_file_that_holds_something_else_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "staff.json").write_text(text)
    with pytest.raises(NotAnAuthenticatorFile):
        codes_at(tmp_path / "staff.json", 0)


def test_the_page_says_when_the_file_cannot_be_read(office: Sandbox, staff_file: Path) -> None:
    staff_file.write_text("{")
    answer = httpx.get(f"{office.url}/authenticator", trust_env=False)
    assert answer.status_code == 503
    assert "authenticator.json" in answer.text
