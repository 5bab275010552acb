"""Who did what: on the subject's own page, and as one list for the auditor."""

import re
from collections.abc import Iterator

import pytest
import time_machine

from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.withdraw_proposal import withdraw_proposal
from prakerja.authority.roles import Role
from prakerja.backoffice.audit import trail
from prakerja.waves.acts import OPEN
from prakerja.waves.plan_wave import plan_wave
from tests.situations.backoffice import signed_in
from tests.situations.waves import OPENS, a_plan, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(OPENS, tick=False):
        yield


def _planned_and_withdrawn() -> None:
    ratna, bima = an_officer(name="Ratna Perencana"), an_officer(name="Bima Penarik")
    wave = plan_wave(plan=a_plan(), by=ratna, now=OPENS)
    proposal = propose_act(act=OPEN, subject=str(wave.pk), reason="Sudah siap", by=ratna, now=OPENS)
    withdraw_proposal(proposal_id=proposal.pk, reason="Kuotanya keliru", by=bima, now=OPENS)


def test_a_waves_page_says_who_planned_it_and_who_withdrew_what_and_why() -> None:
    _planned_and_withdrawn()
    page = signed_in("meja@prakerja.example", Role.OFFICER).get("/kantor/gelombang/12/").content.decode()
    for words in ("Gelombang direncanakan", "Ratna Perencana", "Sudah siap", "Bima Penarik", "Kuotanya keliru"):
        assert words in page, words


def test_the_auditor_reads_it_as_one_list_and_of_one_member_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    _planned_and_withdrawn()
    auditor = signed_in("auditor@prakerja.example", Role.AUDITOR)
    whole = auditor.get("/kantor/jejak/").content.decode()
    assert whole.index("Usulan ditarik") < whole.index("Gelombang direncanakan")
    monkeypatch.setattr(trail, "_SHOWN", 1)
    page, seen = "/kantor/jejak/", []
    while page:
        text = auditor.get(page).content.decode()
        seen += [words for words in ("Usulan ditarik", "Diusulkan", "Gelombang direncanakan") if words in text]
        page = next(iter(re.findall(r'href="(/kantor/jejak/sebelum/[^"]+)"', text)), "")
    assert seen == ["Usulan ditarik", "Diusulkan", "Gelombang direncanakan"]
