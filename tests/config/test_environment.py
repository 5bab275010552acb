"""What production refuses to start with."""

from pathlib import Path

import pytest

from prakerja.config.addresses import database_from, mailer_from
from prakerja.config.environment import EnvironmentRefused, read_environment, write_addresses


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    values = {
        "PRAKERJA_MODE": "production",
        "PRAKERJA_BASE_URL": "https://prakerja.example/",
        "PRAKERJA_SECRET_KEY": "s" * 64,
        "PRAKERJA_SEALING_KEYS": "one:" + "01" * 32,
        "PRAKERJA_DIGEST_KEY": "02" * 32,
        "PRAKERJA_SMTP_URL": "smtps://mail.example:465",
        "PRAKERJA_REGISTRY_URL": "https://registry.example",
        "PRAKERJA_REGISTRY_USER": "someone",
        "PRAKERJA_REGISTRY_IP": "192.0.2.10",
        "PRAKERJA_REGISTRY_PASSWORD": "something",
        "PRAKERJA_SMS_URL_SATU": "https://satu.example",
        "PRAKERJA_SMS_URL_DUA": "https://dua.example",
        "PRAKERJA_SMS_KEY": "k" * 20,
        "PRAKERJA_RECEIPTS_SECRET": "r" * 20,
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_production_starts_with_everything_set(production: pytest.MonkeyPatch) -> None:
    environment = read_environment()
    assert environment.mode == "production"
    assert environment.base_url == "https://prakerja.example"
    assert environment.sandbox_url is None


@pytest.mark.parametrize(
    "name",
    ["PRAKERJA_SECRET_KEY", "PRAKERJA_SEALING_KEYS", "PRAKERJA_DIGEST_KEY", "PRAKERJA_SMTP_URL", "PRAKERJA_SMS_KEY"],
)
def test_production_names_what_is_missing(production: pytest.MonkeyPatch, name: str) -> None:
    production.delenv(name)
    with pytest.raises(EnvironmentRefused, match=name):
        read_environment()


def test_production_refuses_the_secrets_of_the_demo(production: pytest.MonkeyPatch) -> None:
    production.setenv("PRAKERJA_DIGEST_KEY", "a5" * 32)
    with pytest.raises(EnvironmentRefused, match="PRAKERJA_DIGEST_KEY"):
        read_environment()


def test_an_unknown_mode_is_refused(production: pytest.MonkeyPatch) -> None:
    production.setenv("PRAKERJA_MODE", "staging")
    with pytest.raises(EnvironmentRefused, match="staging"):
        read_environment()


@pytest.mark.parametrize("value", ["-1", "two", "1.5"])
def test_a_number_that_is_none_is_refused(production: pytest.MonkeyPatch, value: str) -> None:
    production.setenv("PRAKERJA_TRUSTED_PROXIES", value)
    with pytest.raises(EnvironmentRefused, match="PRAKERJA_TRUSTED_PROXIES"):
        read_environment()


def test_a_database_url_becomes_settings() -> None:
    settings = database_from("postgresql://ana:s%40ndi@db.example:6543/prakerja?sslmode=require")
    assert (settings["USER"], settings["PASSWORD"], settings["HOST"], settings["PORT"], settings["NAME"]) == (
        "ana",
        "s@ndi",
        "db.example",
        6543,
        "prakerja",
    )
    assert settings["OPTIONS"] == {"sslmode": "require"}


def test_a_socket_folder_is_a_host() -> None:
    assert database_from("postgresql://postgres:@/prakerja?host=/run/pg")["HOST"] == "/run/pg"


@pytest.mark.parametrize(
    ("scheme", "tls", "ssl"), [("smtp", False, False), ("smtp+tls", True, False), ("smtps", False, True)]
)
def test_a_mail_url_says_how_it_is_encrypted(scheme: str, tls: bool, ssl: bool) -> None:
    options = mailer_from(f"{scheme}://ana:sandi@mail.example:2525")["OPTIONS"]
    assert (options["use_tls"], options["use_ssl"], options["port"]) == (tls, ssl, 2525)


def test_commands_find_the_addresses_of_the_run_that_uses_the_same_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("PRAKERJA_MODE", "PRAKERJA_BASE_URL", "PRAKERJA_SANDBOX_URL", "PRAKERJA_SMTP_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PRAKERJA_VAR", str(tmp_path))
    assert read_environment().base_url == "http://127.0.0.1:8000"
    write_addresses(
        tmp_path, {"PRAKERJA_BASE_URL": "http://127.0.0.1:8600", "PRAKERJA_SANDBOX_URL": "http://127.0.0.1:8610"}
    )
    environment = read_environment()
    assert environment.base_url == "http://127.0.0.1:8600"
    assert environment.registry_url.startswith("http://127.0.0.1:8610/")
    monkeypatch.setenv("PRAKERJA_BASE_URL", "https://coba.example")
    assert read_environment().base_url == "https://coba.example"
