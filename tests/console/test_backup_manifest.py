"""A backup that was cut, damaged or made under other keys is known before anything is restored from it."""

from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.config.environment import read_environment
from prakerja.console.backup_manifest import (
    Manifest,
    faults_of_files,
    fingerprints_of_keys,
    hash_files,
    missing_keys,
    read_manifest,
    write_manifest,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "database").mkdir()
    (tmp_path / "database" / "base.tar.gz").write_bytes(b"rows" * 1000)
    (tmp_path / "uploads").mkdir()
    (tmp_path / "uploads" / "photo.jpg").write_bytes(b"a photo")
    write_manifest(tmp_path, manifest_of(tmp_path))
    return tmp_path


def manifest_of(folder: Path) -> Manifest:
    return Manifest(
        format=1,
        made_at=datetime(2021, 2, 24, 3, tzinfo=UTC),
        migrations={},
        counts={"audit_event": 3},
        keys=fingerprints_of_keys(read_environment()),
        files=hash_files(folder),
    )


def test_a_whole_backup_has_no_fault(folder: Path) -> None:
    manifest = read_manifest(folder)
    assert manifest == manifest_of(folder)
    assert faults_of_files(folder, manifest) == []


@pytest.mark.parametrize("name", ["database/base.tar.gz", "uploads/photo.jpg"])
def test_a_file_that_is_missing_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert faults_of_files(folder, read_manifest(folder)) == [f"{name} is missing"]


@pytest.mark.parametrize("left", [0, 1, 2000, 3999])
def test_a_file_that_was_cut_is_damaged(folder: Path, left: int) -> None:
    file = folder / "database" / "base.tar.gz"
    file.write_bytes(file.read_bytes()[:left])
    assert faults_of_files(folder, read_manifest(folder)) == ["database/base.tar.gz is damaged"]


@given(place=st.integers(0, 3999), bit=st.integers(0, 7))
def test_no_bit_can_turn(tmp_path_factory: pytest.TempPathFactory, place: int, bit: int) -> None:
    folder = tmp_path_factory.mktemp("backup")
    content = bytearray(b"rows" * 1000)
    (folder / "base").write_bytes(content)
    manifest = manifest_of(folder)
    content[place] ^= 1 << bit
    (folder / "base").write_bytes(content)
    assert faults_of_files(folder, manifest) == ["base is damaged"]


def test_what_was_put_beside_it_is_named(folder: Path) -> None:
    (folder / "uploads" / "more.jpg").touch()
    assert faults_of_files(folder, read_manifest(folder)) == ["uploads/more.jpg does not belong to it"]


@pytest.mark.parametrize("spoilt", ["", "{", "{}", "[]", '{"format": "x"}'])
def test_a_manifest_that_cannot_be_read_is_no_backup(folder: Path, spoilt: str) -> None:
    (folder / "manifest.json").write_text(spoilt)
    with pytest.raises(click.UsageError, match="holds no whole backup"):
        read_manifest(folder)


def test_a_manifest_that_was_cut_is_no_backup(folder: Path) -> None:
    whole = (folder / "manifest.json").read_bytes()
    for left in range(len(whole) - 1):
        (folder / "manifest.json").write_bytes(whole[:left])
        with pytest.raises(click.UsageError):
            read_manifest(folder)


def test_a_folder_without_one_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match=r"manifest\.json is missing"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PRAKERJA_DIGEST_KEY", "17" * 32),
        ("PRAKERJA_SEALING_KEYS", f"demo:{'18' * 32}"),
        ("PRAKERJA_LOG_KEYS", "19" * 32),
    ],
)
def test_without_its_keys_a_backup_is_not_restored(
    folder: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    assert missing_keys(read_manifest(folder), read_environment()) == [variable]


def test_a_ring_that_has_grown_opens_older_backups(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_environment().sealing_keys
    monkeypatch.setenv("PRAKERJA_SEALING_KEYS", f"new:{'18' * 32},{before}")
    assert missing_keys(read_manifest(folder), read_environment()) == []


def test_a_manifest_tells_no_key(folder: Path) -> None:
    text = (folder / "manifest.json").read_text()
    environment = read_environment()
    assert environment.digest_key not in text
    assert environment.sealing_keys.split(":")[1] not in text
