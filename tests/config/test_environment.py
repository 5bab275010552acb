"""What production refuses to start with."""

import hashlib
import re
from pathlib import Path

import pytest

from prakerja.config.demo_values import write_addresses
from prakerja.config.environment import EnvironmentRefused, read_environment


def secret(number: int) -> str:
    """64 hex digits that nobody could guess."""
    return hashlib.sha256(f"a test's secret {number}".encode()).hexdigest()


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    values = {
        "PRAKERJA_MODE": "production",
        "PRAKERJA_BASE_URL": "https://prakerja.example/",
        "PRAKERJA_SECRET_KEY": secret(1),
        "PRAKERJA_SEALING_KEYS": f"one:{secret(2)}",
        "PRAKERJA_DIGEST_KEY": secret(3),
        "PRAKERJA_LOG_NAME": "prakerja.example/log",
        "PRAKERJA_LOG_KEYS": secret(4),
        "PRAKERJA_SMTP_URL": "smtps://mail.example:465",
        "PRAKERJA_REGISTRY_URL": "https://registry.example",
        "PRAKERJA_REGISTRY_USER": "someone",
        "PRAKERJA_REGISTRY_IP": "192.0.2.10",
        "PRAKERJA_REGISTRY_PASSWORD": "something",
        "PRAKERJA_SMS_URL_SATU": "https://satu.example",
        "PRAKERJA_SMS_URL_DUA": "https://dua.example",
        "PRAKERJA_SMS_KEY": "k" * 20,
        "PRAKERJA_DATABASE_URL": "postgresql://program@db.example/prakerja?sslmode=verify-full",
        "PRAKERJA_TRUSTED_PROXIES": "1",
        "PRAKERJA_DELIVERY_REPORTS_SECRET": secret(5),
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
    [
        "PRAKERJA_SECRET_KEY",
        "PRAKERJA_SEALING_KEYS",
        "PRAKERJA_DIGEST_KEY",
        "PRAKERJA_SMTP_URL",
        "PRAKERJA_SMS_KEY",
        "PRAKERJA_LOG_KEYS",
        "PRAKERJA_LOG_NAME",
        "PRAKERJA_TRUSTED_PROXIES",
        "PRAKERJA_DATABASE_URL",
    ],
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


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PRAKERJA_DIGEST_KEY", "00", "PRAKERJA_DIGEST_KEY: string should match"),
        ("PRAKERJA_SEALING_KEYS", "one", "PRAKERJA_SEALING_KEYS: string should match"),
        ("PRAKERJA_SMTP_URL", "https://mail.example", "PRAKERJA_SMTP_URL: it must be smtp://host:port"),
        ("PRAKERJA_SMTP_URL", "smtp://mail.example:fünf", "PRAKERJA_SMTP_URL: it must be smtp://host:port"),
        ("PRAKERJA_DATABASE_URL", "mysql://ana@db/prakerja", "PRAKERJA_DATABASE_URL: it must begin with postgresql://"),
        (
            "PRAKERJA_DATABASE_URL",
            "postgresql://db/prakerja?sslmod=require",
            "PRAKERJA_DATABASE_URL: invalid URI query",
        ),
        ("PRAKERJA_DATABASE_URL", "postgresql://ana:r%zz@db/prakerja", "PRAKERJA_DATABASE_URL: it cannot be read"),
    ],
)
def test_a_value_of_another_form_is_refused_by_name(
    production: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    production.setenv(name, value)
    with pytest.raises(EnvironmentRefused, match=re.escape(words)):
        read_environment()


@pytest.mark.parametrize("name", ["PRAKERJA_DIGEST_KEY", "PRAKERJA_SEALING_KEYS", "PRAKERJA_DATABASE_URL"])
def test_a_refusal_does_not_repeat_what_may_be_secret(production: pytest.MonkeyPatch, name: str) -> None:
    production.setenv(name, "r4hasia-sekali")
    with pytest.raises(EnvironmentRefused) as refused:
        read_environment()
    assert "r4hasia" not in str(refused.value)


def test_an_empty_variable_is_an_unset_one(production: pytest.MonkeyPatch) -> None:
    production.setenv("PRAKERJA_DATABASE_OWNER_URL", "")
    assert read_environment().database_owner_url is None
    production.setenv("PRAKERJA_SMS_KEY", "")
    with pytest.raises(EnvironmentRefused, match="PRAKERJA_SMS_KEY must be set in production"):
        read_environment()


def test_production_has_no_sandbox_even_when_one_is_named(production: pytest.MonkeyPatch) -> None:
    production.setenv("PRAKERJA_SANDBOX_URL", "http://127.0.0.1:8010")
    assert read_environment().sandbox_url is None


def test_the_tests_do_not_use_the_addresses_of_a_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("PRAKERJA_BASE_URL", "PRAKERJA_SANDBOX_URL", "PRAKERJA_SMTP_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PRAKERJA_MODE", "test")
    monkeypatch.setenv("PRAKERJA_VAR", str(tmp_path))
    write_addresses(tmp_path, {"PRAKERJA_BASE_URL": "http://127.0.0.1:8600"})
    assert read_environment().base_url == "http://127.0.0.1:8000"


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
