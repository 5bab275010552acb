"""A draw ends with the script that its statement names, whatever version of the program is running by then."""

import hashlib
import zipfile
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from prakerja.draw import kept_script
from prakerja.draw.acts import DRAW
from prakerja.draw.drawing_job import run_drawing
from prakerja.draw.engine.proof.write_proof import verifier
from prakerja.draw.kept_files import FrozenFileChanged
from prakerja.draw.models import Draw
from prakerja.waves.models import Wave
from tests.situations.draw import revealed_wave
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import second

pytestmark = pytest.mark.django_db


@pytest.fixture
def updated(monkeypatch: pytest.MonkeyPatch) -> Wave:
    """Frozen by one version of the program, to be drawn by the next one, whose script is another."""
    wave = closed_wave()
    a_joiner(wave)
    revealed_wave(wave)
    monkeypatch.setattr(kept_script, "verifier", lambda: verifier() + b"# newer\n")
    return wave


def test_an_update_of_the_program_between_freezing_and_drawing_changes_no_bundle(updated: Wave) -> None:
    run_drawing(wave_id=updated.pk, by=second(updated, DRAW))
    with default_storage.open(Draw.objects.get(pk=updated.pk).bundle_name) as file, zipfile.ZipFile(file) as bundle:
        assert bundle.read("verify.py") == verifier()


def test_a_kept_script_that_was_changed_goes_into_no_bundle(updated: Wave) -> None:
    sha256 = hashlib.sha256(verifier()).hexdigest()
    kept = Path(default_storage.path(f"draws/{updated.number}/verify-{sha256[:16]}.py"))
    kept.write_bytes(b"print('TERBUKTI')\n")
    with pytest.raises(FrozenFileChanged):
        run_drawing(wave_id=updated.pk, by=second(updated, DRAW))
