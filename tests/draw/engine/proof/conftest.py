"""A genuine bundle, made once a worker; a test that changes it works on a copy."""

import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from prakerja.connectors.beacon.signature import is_signed
from tests.situations.proven_draws import Built, Story, build


@pytest.fixture(scope="session", autouse=True)
def _each_round_is_asked_of_the_curve_once() -> Iterator[None]:
    """Half a second a time; whether it asks well, tests/connectors/beacon has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("prakerja.draw.engine.proof.rules.is_signed", lru_cache(None)(is_signed))
        yield


@pytest.fixture(scope="session")
def kept_proof(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Nobody changes it."""
    return build(tmp_path_factory.mktemp("proof") / "bundle", Story())


@pytest.fixture
def folder(kept_proof: Built, tmp_path: Path) -> Path:
    """A copy of its files."""
    return Path(shutil.copytree(kept_proof.folder, tmp_path / "bundle"))
