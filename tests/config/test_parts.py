"""Whoever breaks into the pages finds none of the worker's secrets, and the other way round."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from prakerja.config.environment import EnvironmentRefused, read_environment
from prakerja.config.parts import NEEDED_BY
from tests.config.test_environment import production

__all__ = ["production"]

_PRAKERJA: Final = str(Path(sys.executable).with_name("prakerja"))
_PARTS: Final = ("pages", "work")
_OTHERS: Final = [(part, name) for part in _PARTS for name, needed_by in NEEDED_BY.items() if needed_by != part]
_OWN: Final = [(part, name) for part in _PARTS for name, needed_by in NEEDED_BY.items() if needed_by == part]


def variable(name: str) -> str:
    return f"PRAKERJA_{name.upper()}"


def as_part(environment: pytest.MonkeyPatch, part: str) -> None:
    environment.setenv("PRAKERJA_PART", part)
    for other, name in _OTHERS:
        if other == part:
            environment.delenv(variable(name))


@pytest.mark.parametrize("part", _PARTS)
def test_a_part_starts_without_the_secrets_of_the_other(production: pytest.MonkeyPatch, part: str) -> None:
    as_part(production, part)
    environment = read_environment()
    assert [name for other, name in _OTHERS if other == part and getattr(environment, name) is not None] == []


@pytest.mark.parametrize(("part", "name"), _OTHERS)
def test_a_secret_of_the_other_part_is_refused_and_not_told(
    production: pytest.MonkeyPatch, part: str, name: str
) -> None:
    held = os.environ[variable(name)]
    as_part(production, part)
    production.setenv(variable(name), held)
    with pytest.raises(
        EnvironmentRefused, match=f"{variable(name)}: PRAKERJA_PART={part} has no use for it"
    ) as refused:
        read_environment()
    assert held not in str(refused.value)


@pytest.mark.parametrize(("part", "name"), _OWN)
def test_a_part_does_not_start_without_its_own(production: pytest.MonkeyPatch, part: str, name: str) -> None:
    as_part(production, part)
    production.delenv(variable(name))
    with pytest.raises(EnvironmentRefused, match=f"{variable(name)}: it must be set"):
        read_environment()


@pytest.mark.parametrize(("part", "command"), [("work", "serve"), ("pages", "worker")])
def test_a_part_is_not_started_as_the_other(production: pytest.MonkeyPatch, part: str, command: str) -> None:
    as_part(production, part)
    ended = subprocess.run([_PRAKERJA, command], capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 2
    assert f"PRAKERJA_PART={part} is for prakerja" in ended.stderr


def test_a_part_is_one_that_there_is(production: pytest.MonkeyPatch) -> None:
    production.setenv("PRAKERJA_PART", "page")
    with pytest.raises(EnvironmentRefused, match="PRAKERJA_PART is 'page'"):
        read_environment()


def test_secrets_may_lie_in_a_folder_that_a_vault_fills(production: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("sealing_keys", "log_keys", "registry_password"):
        tmp_path.joinpath(f"prakerja_{name}").write_text(f"{os.environ[variable(name)]}\n")
        production.delenv(variable(name))
    production.setenv("PRAKERJA_SECRETS", str(tmp_path))
    assert read_environment().registry_password == "something"


def test_a_folder_of_secrets_that_is_not_there_is_no_empty_one(production: pytest.MonkeyPatch, tmp_path: Path) -> None:
    production.setenv("PRAKERJA_SECRETS", str(tmp_path / "missing"))
    with pytest.raises(EnvironmentRefused, match="PRAKERJA_SECRETS: there is no folder"):
        read_environment()


def test_a_secret_of_the_other_part_is_refused_in_the_folder_too(
    production: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    held = os.environ["PRAKERJA_LOG_KEYS"]
    as_part(production, "pages")
    tmp_path.joinpath("prakerja_log_keys").write_text(held)
    production.setenv("PRAKERJA_SECRETS", str(tmp_path))
    with pytest.raises(EnvironmentRefused, match="PRAKERJA_LOG_KEYS: PRAKERJA_PART=pages has no use for it"):
        read_environment()
