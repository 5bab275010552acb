"""A whole wave: an applicant from the landing page to the published result, and the office in its own browsers."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from prakerja.simulation.demo_people import STAFF
from prakerja_sandbox.testing import InboxMessage
from tests.instance import Instance
from tests.journeys.applicant import Applicant
from tests.journeys.office import Desk
from tests.journeys.phone import Phone, PhoneShop

_OFFICERS: Final = [one.email for one in STAFF if one.role == "officer"]
_CUSTODIANS: Final = [one.email for one in STAFF if one.role == "custodian"]
_OF_A_CARD: Final = "Kartu Prakerja Anda sudah ada"
#: It took 57 pages, 111 taps and 146 keys once. Of the keys most are a name, an address, two numbers of 16 digits and
#: an e-mail address, as long as they are; letters of a name beyond these are nobody's to cut.
MOST_PAGES, MOST_TAPS, MOST_KEYS, LETTERS_OF_A_NAME = 45, 90, 130, 20
_OUTCOMES: Final = {
    "seated": "Selamat, Anda terpilih di gelombang {wave}",
    "no_seat": "Anda belum terpilih di gelombang {wave}",
}


@dataclass
class Office:
    """Two officers and three custodians; what one proposes another confirms."""

    ratna: Desk
    bagus: Desk
    custodians: list[Desk]
    wave: int
    script: bool
    #: So many of the custodians are bound, and reveal nothing.
    silent: int = 0

    def decide(self, stage: str) -> None:
        self.ratna.go_to_wave(self.wave)
        self.ratna.wait_for_button(f"Usulkan: {stage}")
        self.ratna.propose(stage)
        self.bagus.go_to_wave(self.wave)
        self.bagus.confirm(stage)

    def make_the_seed(self) -> None:
        """Everybody is bound before the first secret is given away; deadlines and the round come by themselves."""
        secrets = [desk.commit_to_secret(self.wave, script=self.script) for desk in self.custodians]
        revealing = len(secrets) - self.silent
        for desk, secret in zip(self.custodians[:revealing], secrets[:revealing], strict=True):
            desk.reveal(self.wave, secret)


def office_of(new_phone: PhoneShop, *, wave: int, script: bool, silent: int = 0) -> Office:
    """Everybody is signed in, each with a browser of their own; one look at the office's pages is enough."""
    desks = [
        Desk(new_phone(f"wave-{wave}-{email.partition('@')[0]}", script=script, looks=script), email)
        for email in (*_OFFICERS, *_CUSTODIANS)
    ]
    for desk in desks:
        desk.sign_in()
    return Office(ratna=desks[0], bagus=desks[1], custodians=desks[2:], wave=wave, script=script, silent=silent)


def open_a_wave(office: Office, instance: Instance) -> None:
    """A dozen others join it, so that the draw means something."""
    office.ratna.plan_wave(office.wave)
    office.decide("Buka")
    instance.furnish(f"put_money(wave={office.wave})")
    instance.furnish(f"put_joiners(wave={office.wave}, count=12)")


def assert_the_way_is_short(applicant: Applicant) -> None:
    """From the landing page to joined, detours left out; whether the e-mail's link is pressed or its code typed."""
    effort = applicant.phone.effort
    assert effort.pages <= MOST_PAGES, effort
    assert effort.taps <= MOST_TAPS, effort
    assert effort.keys <= MOST_KEYS + max(0, len(applicant.person.name) - LETTERS_OF_A_NAME), effort


def bring_to_result(office: Office) -> None:
    """Closed, screened, frozen, drawn and published; every decisive act by two people."""
    office.decide("Tutup lebih awal")
    office.decide("Bekukan daftar peserta")
    office.custodians[0].go_to_wave(office.wave)
    office.make_the_seed()
    office.decide("Undi")
    office.decide("Umumkan hasil")


def read_the_result(applicant: Applicant, wave: int) -> str:
    """The outcome by the e-mail and the SMS, and by the page that they tell of, which agree."""
    letter = _told(applicant, "email", wave)
    text = _told(applicant, "sms", wave)
    applicant.phone.open("/beranda/")
    applicant.phone.follow("Lihat hasil saya")
    heading = applicant.phone.heading()
    outcome = next(name for name, words in _OUTCOMES.items() if words.format(wave=wave) == heading)
    assert ("belum terpilih" in letter.subject) == ("belum terpilih" in text.text) == (outcome != "seated")
    assert "Urutan undian Anda" in applicant.phone.text()
    assert applicant.phone.page.url in letter.links
    return outcome


def _told(applicant: Applicant, channel: str, wave: int) -> InboxMessage:
    to = {"email": applicant.person.email, "sms": applicant.person.phone}[channel]
    seen = 0
    while messages := applicant.sandbox.inbox(to, channel=channel, after=seen, wait=60):
        for message in messages:
            # Whoever has a seat gets another letter with their card, which may come first.
            if f"gelombang {wave}" in f"{message.subject} {message.text}" and message.subject != _OF_A_CARD:
                return message
        seen = max(message.id for message in messages)
    raise AssertionError(f"nobody was told of wave {wave} by {channel}")


def check_the_proof(visitor: Phone, wave: int, folder: Path, *, trust: str) -> dict[str, str]:
    """The published bundle, verified by itself with nothing but Python; outcomes by receipt."""
    visitor.open("/")
    visitor.follow("Hasil seleksi dan buktinya")
    visitor.follow(f"Gelombang {wave}")
    with zipfile.ZipFile(visitor.download("Unduh berkas bukti (zip)")) as bundle:
        bundle.extractall(folder)
    verify = next(folder.rglob("verify.py"))
    told = [verify.with_name(name).read_text() for name in ("statement.json", "cutoff.json", "beacon.json")]
    f, cutoff, beacon = sha256(told[0].encode()).hexdigest(), json.loads(told[1]), json.loads(told[2])
    assert f in visitor.text()
    given = ["--statement-sha256", f, "--cutoff", cutoff["cutoff"], "--randomness", beacon["randomness"]]
    folder.joinpath("trust.json").write_text(trust)
    given += ["--trust", str(folder / "trust.json")]
    subprocess.run([sys.executable, "-I", verify.name, *given], cwd=verify.parent, check=True, timeout=60)
    rows = csv.DictReader(io.StringIO(next(folder.rglob("result.csv")).read_text()))
    return {row["receipt"]: row["outcome"] for row in rows}


def reveals_in(folder: Path) -> list[str]:
    """Which of them the cut-off of an unpacked proof names, in the order of the custodians."""
    reveals: list[str] = json.loads(next(folder.rglob("cutoff.json")).read_text())["reveals"]
    return reveals


def assert_nothing_personal_is_logged(instance: Instance, applicant: Applicant) -> None:
    person = applicant.person
    log = instance.log("web") + instance.log("worker")
    assert log
    for secret in (person.nik, person.family_card, person.email, person.phone, person.phone.removeprefix("+62")):
        assert secret not in log
