"""Members of the programme office at their desks, each with a browser of their own and a second factor."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_hex
from typing import Any, Final

import pyotp
from playwright.sync_api import Error

from prakerja.draw.statement import commitment_of, signed_commitment
from prakerja.kit.clock import WIB, read_clock
from prakerja.simulation.demo_custodians import signing_key_file, signing_key_of
from prakerja.simulation.demo_people import PARTNER_STAFF, PASSWORD, STAFF
from tests.journeys.phone import Phone
from tests.patience import PATIENCE_S

SEATS = "pass,area,group,seats,carry\n1,ID,*,6,0\n"


_SECRETS: Final = {one.email: one.totp_secret for one in (*STAFF, *PARTNER_STAFF)}
#: On which platform who came in last by the code of which half minute.
_USED: Final[dict[tuple[str, str], int]] = {}
#: Who is signed in on which platform, with script and without: the cookies of a browser of theirs.
_SIGNED_IN: Final[dict[tuple[str, str, bool], Any]] = {}


def _last_taken(app: pyotp.TOTP) -> int:
    """The last half minute whose code is taken now."""
    return app.timecode(read_clock()) + 1


_LOOKS_FOR_MS: Final = 3_000
_LOOKS: Final = 2 * PATIENCE_S * 1_000 // _LOOKS_FOR_MS


@dataclass
class Desk:
    """Where somebody of the office works."""

    phone: Phone
    email: str

    def sign_in(self, at: str = "/kantor/", heading: str = "Kantor pelaksana") -> None:
        """Whom an earlier journey has signed in, and nobody out, goes on: a code opens once in half a minute."""
        cookies, known = self.phone.page.context, (self.phone.base_url, self.email, self.phone.script)
        cookies.add_cookies(_SIGNED_IN.get(known, []))
        self.phone.page.goto(at)
        if self.phone.heading() == heading:
            return
        self.phone.type("Alamat e-mail", self.email)
        self.phone.type("Kata sandi", PASSWORD)
        self.phone.press("Masuk")
        self.phone.type("Kode dari aplikasi, atau kode cadangan", self._unused_code())
        self.phone.press("Masuk")
        assert self.phone.heading() == heading
        _SIGNED_IN[known] = cookies.cookies()

    def _unused_code(self) -> str:
        """Each opens once. Where another journey has signed the same person in within this half minute, it is the next
        one's, as on a telephone whose clock is ahead.
        """
        app, person = pyotp.TOTP(_SECRETS[self.email]), (self.phone.base_url, self.email)
        while (half_minute := max(app.timecode(read_clock()), _USED.get(person, 0) + 1)) > _last_taken(app):
            self.phone.page.wait_for_timeout(500)
        _USED[person] = half_minute
        return app.generate_otp(half_minute)

    def look_up(self, receipt: str) -> None:
        """The person with this receipt, with their cards and what befell them."""
        self.phone.go("/kantor/kartu/cari/")
        self.phone.type("Nomor peserta undian, atau NIK lengkap", receipt)
        self.phone.press("Cari")

    def propose_about_card(self, act: str, **typed: str) -> None:
        """On the page of the person whom one has looked up; `typed`: by label."""
        self.phone.follow(f"Usulkan: {act}")
        for label, text in {**typed, "Alasan": "Surat dari pemegang kartu"}.items():
            self.phone.type(label, text)
        self.phone.press("Usulkan")
        assert "Sekarang petugas lain yang harus mengonfirmasi" in self.phone.text()

    def confirm_newest(self, act: str) -> None:
        """Of the proposals of that act, the newest one."""
        self.phone.go("/kantor/usulan/")
        self.phone.follow(re.compile(act))
        self.phone.press(f"Konfirmasi: {act}")
        assert f"Dikonfirmasi: {act}." in self.phone.text()

    def plan_wave(self, number: int, seats: str = SEATS) -> None:
        """Open from now on for two days; with six seats in the whole country, unless others are named."""
        now = read_clock().astimezone(WIB)
        self.phone.follow("Gelombang")
        self.phone.follow("Rencanakan gelombang")
        self.phone.type("Nomor gelombang", str(number))
        self.phone.page.get_by_label("Skema").select_option("2021")
        for label, moment in (
            ("Dibuka (WIB)", now - timedelta(minutes=1)),
            ("Ditutup (WIB)", now + timedelta(days=2)),
            ("Hasil diperkirakan (WIB)", now + timedelta(days=5)),
        ):
            self.phone.type(label, f"{moment:%Y-%m-%dT%H:%M}")
        self.phone.type("Kuota (CSV)", seats)
        self.phone.press("Simpan rencana")
        assert self.phone.heading() == f"Gelombang {number}"

    def go_to_wave(self, number: int) -> None:
        self.phone.go("/kantor/gelombang/")
        self.phone.follow(f"Gelombang {number}", look=False)

    def propose(self, stage: str, reason: str = "Sesuai rencana kerja") -> None:
        self.phone.type("Alasan", reason)
        self.phone.press(f"Usulkan: {stage}")
        assert "Sekarang petugas lain yang harus mengonfirmasi" in self.phone.text()

    def confirm(self, stage: str) -> None:
        self.phone.follow(f"Periksa usulan: {stage}")
        self.phone.press(f"Konfirmasi: {stage}", look=False)
        # The page may reload itself at any moment from now on, so it is asked for what stays.
        self.phone.page.get_by_role("button", name=f"Konfirmasi: {stage}", exact=True).wait_for(state="detached")
        self.phone.look()

    def wait_for_button(self, button: str) -> None:
        """The page reloads itself while work goes on, else it is looked at anew; then the next stage is at hand."""
        shown = self.phone.page.get_by_role("button", name=button, exact=True)
        for _ in range(_LOOKS):
            # What a deadline brings is there after a look anew: a page with a form on it never reloads by itself.
            with suppress(Error):
                shown.wait_for(timeout=_LOOKS_FOR_MS)
                break
            with suppress(Error):
                self.phone.page.reload()
        shown.wait_for()
        self.phone.page.wait_for_load_state("load")

    def commit_to_secret(self, wave: int, *, script: bool) -> str:
        """The secret, as the custodian's device made it; with a script by the page for it, else as openssl would."""
        self.go_to_wave(wave)
        self.phone.follow("Halaman rahasia saya")
        secret = self._by_page() if script else self._by_hand()
        self.phone.press("Kirim komitmen")
        return secret

    def _by_page(self) -> str:
        page = self.phone.page
        page.get_by_role("link", name="Buat rahasia di perangkat saya").click()
        page.get_by_label("Atau tempel kuncinya").fill(signing_key_file(self.email))
        page.get_by_label("Atau tempel kuncinya").blur()
        page.locator("[data-at=key-taken]").wait_for()
        page.get_by_role("button", name="Buat rahasia", exact=True).click()
        secret = page.locator("[data-at=secret]").inner_text()
        page.get_by_role("button", name="Sudah saya simpan").click()
        page.get_by_label("Rahasia, seperti di slip Anda").fill(secret)
        page.get_by_role("button", name="Periksa").click()
        page.get_by_role("link", name="Isi formulir dengan keduanya").click()
        return "".join(secret.split())

    def _by_hand(self) -> str:
        shown = self.phone.text()
        statement = re.search(r"\b[0-9a-f]{64}\b", shown)
        position = re.search(r"Urutan Anda\s+(\d)", shown)
        assert statement
        assert position
        secret, place = token_hex(32), int(position[1])
        commitment = commitment_of(statement[0], place, secret)
        signed = signed_commitment(statement[0], place, commitment)
        self.phone.type("Komitmen", commitment)
        self.phone.type("Tanda tangan", signing_key_of(self.email).sign(signed).hex())
        return secret

    def reveal(self, wave: int, secret: str) -> None:
        self.go_to_wave(wave)
        self.phone.follow("Halaman rahasia saya")
        self.phone.type("Rahasia Anda", secret)
        self.phone.press("Buka rahasia")
        assert "Rahasia Anda sudah dibuka" in self.phone.text()
