"""Machines of our own are told which part fails; strangers, whether anything does."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

_OF_PROXIES = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via")
_OURS = ("127.0.0.1", "10.1.2.3", "172.20.0.4", "192.168.7.7", "::1", "fd00::5", "::ffff:10.1.2.3")
_STRANGE = ("8.8.8.8", "103.28.12.1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "100.64.1.1")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.parametrize("address", _OURS)
def test_our_own_machines_are_told_the_part(client: Client, path: str, address: str) -> None:
    assert client.get(path, REMOTE_ADDR=address).json()["database"] == "ok"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.parametrize("address", _STRANGE)
def test_strangers_are_told_whether_it_works(client: Client, path: str, address: str) -> None:
    answer = client.get(path, REMOTE_ADDR=address)
    assert answer.json() == {"ready": "yes" if answer.status_code == 200 else "no"}


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.parametrize("header", _OF_PROXIES)
def test_whoever_comes_by_a_proxy_is_a_stranger(client: Client, path: str, header: str) -> None:
    for value in ("127.0.0.1", "10.0.0.1", "", "unknown"):
        assert client.get(path, headers={header: value}).json().keys() == {"ready"}
