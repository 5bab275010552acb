"""What production refuses to start with."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from prakerja.config.demo_values import write_addresses
from prakerja.config.environment import Environment, EnvironmentRefused, read_environment
from prakerja.connectors.rails.sandbox_houses import sandbox_houses
from prakerja_sandbox.bank.keys import made_keys


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


#: What production can do without: an embedded value, a folder, or something that is not everybody's.
OPTIONAL = {"mode", "part", "var", "schemes", "s3_bucket", "sandbox_url", "database_owner_url", "sms_a_day"} | {
    *(
        "time_stamp_url",
        "houses",
        "partners_house",
        "beacon",
        "witnesses",
        "witness_addresses",
        "draw_spans",
        "faces_url",
        "faces_key",
    )
}
NEEDED = [f"PRAKERJA_{name.upper()}" for name in Environment.model_fields if name not in OPTIONAL]


def test_every_variable_is_needed_by_production_or_named_as_optional() -> None:
    assert set(Environment.model_fields) >= OPTIONAL


@pytest.mark.parametrize("name", NEEDED)
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


@pytest.mark.parametrize("name", [f"PRAKERJA_{name.upper()}" for name in sorted(OPTIONAL - {"mode"})])
def test_production_starts_without_what_is_optional(production: pytest.MonkeyPatch, name: str) -> None:
    production.delenv(name, raising=False)
    assert read_environment().mode == "production"


@pytest.mark.parametrize("name", NEEDED)
def test_the_demo_starts_with_nothing_set_and_with_any_one_variable_unset(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    for one in Environment.model_fields:
        monkeypatch.delenv(f"PRAKERJA_{one.upper()}", raising=False)
    monkeypatch.setenv("PRAKERJA_VAR", str(tmp_path))
    monkeypatch.setenv(name, "")
    environment = read_environment()
    assert environment.mode == "demo"
    if name != "PRAKERJA_DATABASE_URL":
        assert getattr(environment, name.removeprefix("PRAKERJA_").lower()) not in ("", None)


@pytest.mark.parametrize("name", ["PRAKERJA_VAR", "PRAKERJA_SCHEMES"])
def test_a_folder_is_one_whole_path_wherever_the_program_was_started(
    production: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    production.chdir(tmp_path)
    production.setenv(name, "there/../here")
    assert getattr(read_environment(), name.removeprefix("PRAKERJA_").lower()) == tmp_path / "here"


@pytest.mark.parametrize("name", Environment.model_fields)
def test_nothing_of_the_environment_changes_while_the_program_runs(production: pytest.MonkeyPatch, name: str) -> None:
    environment = read_environment()
    with pytest.raises(ValidationError, match="frozen"):
        setattr(environment, name, getattr(environment, name))


def test_all_faults_of_production_are_told_at_once(production: pytest.MonkeyPatch) -> None:
    production.setenv("PRAKERJA_SECRET_KEY", "a")
    production.setenv("PRAKERJA_BASE_URL", "http://prakerja.example")
    production.delenv("PRAKERJA_TRUSTED_PROXIES")
    with pytest.raises(EnvironmentRefused) as refused:
        read_environment()
    for name in ("PRAKERJA_SECRET_KEY", "PRAKERJA_BASE_URL", "PRAKERJA_TRUSTED_PROXIES"):
        assert f"{name}: " in str(refused.value)


@pytest.mark.parametrize("broken", ["", "[1]", "{", '"text"', "null", "\x00"])
def test_a_damaged_file_of_addresses_is_as_if_it_were_not_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, broken: str
) -> None:
    for one in Environment.model_fields:
        monkeypatch.delenv(f"PRAKERJA_{one.upper()}", raising=False)
    monkeypatch.setenv("PRAKERJA_VAR", str(tmp_path))
    (tmp_path / "addresses.json").write_text(broken)
    assert read_environment().base_url == "http://127.0.0.1:8000"


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
    with pytest.raises(EnvironmentRefused, match="PRAKERJA_SMS_KEY: it must be set in production"):
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


def test_production_refuses_houses_that_are_missing_or_weak_where_they_pay_out(
    production: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keys = made_keys().as_json()
    file, told = tmp_path / "houses.json", sandbox_houses(keys, "http://bank.example")
    production.setenv("PRAKERJA_HOUSES", str(file))
    with pytest.raises(EnvironmentRefused, match=r"PRAKERJA_HOUSES: .*No such file"):
        read_environment()
    file.write_text(json.dumps(told))
    with pytest.raises(EnvironmentRefused, match=r"PRAKERJA_HOUSES: houses.bni.base_url: it must be https") as refused:
        read_environment()
    assert keys["client_secret"] not in str(refused.value)
    file.write_text(json.dumps(told).replace("http:", "https:"))
    assert read_environment().houses == file
    assert read_environment().partners_house == "bni"
    production.setenv("PRAKERJA_PARTNERS_HOUSE", "bca")
    assert read_environment().partners_house == "bca"
    for name in ("gopay", "mandiri"):
        production.setenv("PRAKERJA_PARTNERS_HOUSE", name)
        with pytest.raises(EnvironmentRefused, match=f"PRAKERJA_PARTNERS_HOUSE: {name} is no bank of PRAKERJA_HOUSES"):
            read_environment()
