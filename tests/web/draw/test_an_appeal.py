"""From the page of somebody who was left out of a draw to the bundle that anybody verifies, by the pages alone."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from click.testing import CliRunner
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.authority.roles import Role
from prakerja.console.draw import draw
from prakerja.draw.attempts import attempt_now
from prakerja.draw.statement import Statement
from prakerja.journey.due_work import begin_due_work
from prakerja.journey.jobs import hear_appeals
from prakerja.journey.tasks import hear
from prakerja.waves.models import Wave
from prakerja.work.models import LongWork
from tests.situations.accounts import a_member_of_staff
from tests.situations.attempts import seen_by_witnesses
from tests.situations.draw_appeals import (
    DECIDED,
    OBJECTED,
    a_wave_with_people_left_out,
    before_the_last,
    behind_the_last,
    whole_key,
)
from tests.situations.reader import version_for
from tests.web.forms.of_accounts import signed_in

pytestmark = pytest.mark.django_db
WORDS = "Saya sudah lulus tahun lalu; ijazah saya lampirkan di akun."


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(OBJECTED, tick=False):
        yield


def said(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def decide_at_the_office(wave: Wave, person: UUID) -> None:
    """One officer proposes on the case's page, and another confirms."""
    ratna = signed_in(a_member_of_staff("ratna@prakerja.example", Role.OFFICER))
    bima = signed_in(a_member_of_staff("bima@prakerja.example", Role.OFFICER))
    case = f"/kantor/gelombang/{wave.number}/keberatan/{person}/"
    assert case in said(ratna, "/kantor/gelombang/keberatan/")
    read = said(ratna, case)
    assert WORDS in read
    typed = {"reason_uphold": "Ijazahnya sah", "go": "uphold", "shown": version_for(case, read)}
    assert ratna.post(case, typed)["Location"] == case
    proposal = Proposal.objects.get(act="appeals.uphold_verdict_objection")
    address = f"/kantor/usulan/{proposal.pk}/"
    version = version_for(f"{address}konfirmasi/", said(bima, address))
    bima.post(f"{address}konfirmasi/", {"shown": version})
    assert "Dibenarkan" in said(bima, case)


def hear_it(wave: Wave) -> None:
    """As the clock does."""
    seen_by_witnesses(DECIDED)
    with time_machine.travel(DECIDED + timedelta(minutes=1), tick=False):
        begin_due_work(wave, now=DECIDED)
        assert LongWork.objects.filter(kind=hear_appeals.name).exists()
        hear(wave_id=wave.pk)
    seen_by_witnesses(DECIDED + timedelta(minutes=2))


def verdict_on(wave: Wave, tmp_path: Path) -> int:
    """Of `prakerja draw verify` on what the wave's page hands out, by whoever trusts the demo's chain and witnesses."""
    public = Client()
    page = said(public, f"/gelombang/{wave.number}/")
    bundle, addenda = tmp_path / "bundle.zip", tmp_path / "addenda.json"
    for path, name in ((bundle, "berkas/bundle"), (addenda, "addenda.json")):
        address = f"/gelombang/{wave.number}/{name}"
        assert address in page
        answer = public.get(address)
        path.write_bytes(b"".join(answer))
    attempt = attempt_now(wave.pk)
    assert attempt
    told = Statement.model_validate_json(attempt.row.file)
    chain = told.beacon.model_dump(exclude={"round"})
    (tmp_path / "trust.json").write_text(
        json.dumps({"chains": [chain], "sandbox": True, "witnesses": list(told.witnesses)})
    )
    options = ["--statement-sha256", attempt.row.sha256, "--trust", str(tmp_path / "trust.json")]
    said_by = CliRunner().invoke(draw, ["verify", str(bundle), *options, "--addenda", str(addenda)])
    return said_by.exit_code


@pytest.mark.parametrize(
    ("whose", "then"),
    [
        (before_the_last, "Anda mendapat kuota"),
        (behind_the_last, "Anda tidak mendapat kuota"),
    ],
)
def test_whoever_was_left_out_objects_is_heard_and_anybody_can_check_what_came_of_it(
    whose: Callable[[Wave], list[UUID]], then: str, tmp_path: Path
) -> None:
    wave = a_wave_with_people_left_out()
    person = whose(wave)[0]
    siti = signed_in(Account.objects.get(pk=person))
    own, result = f"/gabung/{wave.number}/keberatan/", f"/gabung/{wave.number}/hasil/"
    assert own in said(siti, result)
    assert siti.post(own, {"text": WORDS})["Location"] == own
    assert "Dua petugas memeriksanya" in said(siti, own)
    decide_at_the_office(wave, person)
    assert "Ijazahnya sah" in said(siti, own)
    assert "kunci undian Anda dihitung" in said(siti, own)
    assert f"Keberatan Anda atas hasil gelombang {wave.number} dibenarkan" in said(siti, result)
    hear_it(wave)
    page = said(siti, own)
    assert then in page
    assert whole_key(wave, person)[:16] in page
    is_seated = whose is before_the_last
    assert ("Anda terpilih" in said(siti, result)) is is_seated
    for address in (result, "/beranda/"):
        assert "belum memenuhi syarat" not in said(siti, address)
    assert verdict_on(wave, tmp_path) == 0
