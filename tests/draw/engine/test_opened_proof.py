"""A packed bundle is opened without trusting it."""

import shutil
from pathlib import Path

import pytest

from prakerja.draw.engine.proof import opened_proof
from prakerja.draw.engine.proof.opened_proof import NotAProof
from prakerja.draw.engine.proof.papers import EVERY_FILE
from prakerja.draw.engine.proof.verify_proof import verify_proof
from tests.situations.proven_draws import Built, Story, build, trust


@pytest.fixture
def bundle(tmp_path: Path) -> Built:
    return build(tmp_path / "bundle", Story())


def test_no_more_is_unpacked_than_the_machine_can_bear(
    bundle: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = Path(shutil.make_archive(str(tmp_path / "packed"), "zip", root_dir=bundle.folder))
    whole = sum((bundle.folder / name).stat().st_size for name in EVERY_FILE)
    monkeypatch.setattr(opened_proof, "MOST_BYTES", whole)
    assert verify_proof(packed, given=bundle.given, trust=trust()).status == 0
    monkeypatch.setattr(opened_proof, "MOST_BYTES", whole - 1)
    with pytest.raises(NotAProof, match=r"packed\.zip: unpacks to more than 0 GiB"):
        verify_proof(packed, given=bundle.given, trust=trust())


def test_a_zip_of_the_folder_itself_verifies_too(bundle: Built, tmp_path: Path) -> None:
    packed = Path(shutil.make_archive(str(tmp_path / "packed"), "zip", root_dir=tmp_path, base_dir="bundle"))
    assert verify_proof(packed, given=bundle.given, trust=trust()).status == 0
