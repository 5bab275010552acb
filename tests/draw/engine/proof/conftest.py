"""A genuine bundle, made once a worker; a test that changes it works on a copy."""

import shutil
from pathlib import Path

import pytest

from tests.situations.proven_draws import Built, Story, build


@pytest.fixture(scope="session")
def kept_proof(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Nobody changes it."""
    return build(tmp_path_factory.mktemp("proof") / "bundle", Story())


@pytest.fixture
def folder(kept_proof: Built, tmp_path: Path) -> Path:
    """A copy of its files."""
    return Path(shutil.copytree(kept_proof.folder, tmp_path / "bundle"))
