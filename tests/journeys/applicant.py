"""One applicant's way through the real pages, step by step, in the words that stand on them."""

import re
from dataclasses import dataclass
from typing import Final

from prakerja_sandbox.testing import PersonToTry, Sandbox
from tests.journeys.phone import Phone

PASSWORD: Final = "ikan biru"
ITEMS: Final = 18
_SPACED: Final = re.compile(r"(\d{4})(?=\d)")


@dataclass
class Applicant:
    """Somebody of the sandbox with a phone, who reads their messages in its inbox."""

    phone: Phone
    sandbox: Sandbox
    person: PersonToTry

    def sign_up(self) -> None:
        """From the landing page to the page that asks for the code."""
        self.phone.open("/")
        self.phone.effort.pages += 1
        self.phone.follow("Daftar sekarang")
        self.phone.type("Nama lengkap", self.person.name)
        self.phone.type("Alamat e-mail", self.person.email)
        self.phone.type("Buat kata sandi", PASSWORD)
        self.phone.tick_all()
        self.phone.press("Buat akun")
        assert self.phone.heading() == "Ketik kode dari e-mail kami"

    def confirm_by_link(self) -> None:
        """The link of the e-mail, opened on the same phone."""
        self.phone.open(self.sandbox.latest_link(self.person.email))
        self.phone.effort.taps += 1
        self.phone.effort.pages += 1
        self.phone.press("Ya, konfirmasi alamat ini")
        assert self.phone.heading() == "Beranda"

    def confirm_by_code(self) -> None:
        self.phone.type("Kode 6 angka", self.sandbox.latest_code(self.person.email))
        self.phone.press("Konfirmasi")
        assert self.phone.heading() == "Beranda"

    def sign_out_and_in(self) -> None:
        with self.phone.detour():
            self.phone.press("Keluar")
            self.phone.follow("Masuk")
            self.phone.type("Alamat e-mail", self.person.email)
            self.phone.type("Kata sandi", PASSWORD)
            self.phone.press("Masuk")
        assert self.phone.heading() == "Beranda"

    def send_numbers(self) -> None:
        """From the dashboard to the page that asks for a photo, once the registry has answered."""
        self.phone.follow("Mulai")
        self.phone.follow("Mulai")
        with self.phone.detour():
            self.phone.type("NIK", _SPACED.sub(r"\1 ", self.person.nik))
        self.phone.effort.taps += 1
        self.phone.effort.keys += len(self.person.nik)
        self.phone.type("Nomor KK", self.person.family_card)
        self.phone.press("Lanjutkan")
        assert "Terbaca dari NIK" in self.phone.text()
        self.phone.press("Kirim untuk diperiksa", look=False)
        self.phone.wait_for("Foto KTP Anda")

    def prove_identity(self) -> None:
        """Numbers, the registry's answer, two photos."""
        self.send_numbers()
        self._send_photo("ktp", "Kirim foto KTP")
        assert self.phone.heading() == "Swafoto dengan KTP"
        self._send_photo("selfie", "Kirim swafoto")
        assert self.phone.heading() == "Identitas Anda terverifikasi"
        self.phone.follow("Lanjutkan pendaftaran")

    def _send_photo(self, kind: str, button: str) -> None:
        picture = self.sandbox.picture(self.person.number, kind)
        self.phone.hand_over("atau pilih foto dari galeri", f"{kind}.jpg", picture)
        self.phone.press(button)

    def answer_every_question(self) -> None:
        """Particulars, one question a page, then the page to look them over; each step leads straight to the next.

        Of the address the first line, as the page asks: RT and RW stand on a line of their own on the card.
        """
        self._answer_in_text("Tuliskan alamat sesuai KTP", self.person.address.partition(" RT ")[0])
        self._answer_from_list("Di provinsi mana alamat KTP Anda?", self.person.regency[:2])
        self._answer_from_list("Di kabupaten atau kota mana alamat KTP Anda?", self.person.regency)
        self._answer("Apakah sekarang Anda tinggal di alamat KTP?", "Ya")
        self._answer("Apa pendidikan terakhir Anda?", "SMA, MA, atau Paket C")
        self._answer("Apakah sekarang Anda sedang sekolah atau kuliah?", "Tidak")
        self._answer("Apa status pekerjaan Anda saat ini?", "Sedang mencari kerja")
        self._answer("Apakah Anda termasuk salah satu kelompok ini?", "Bukan salah satu dari ini")
        self._answer("Apakah Anda penyandang disabilitas?", "Tidak")
        self._answer_in_text("Berapa orang yang Anda tanggung?", "2")
        self._answer("Pelatihan di bidang apa yang Anda inginkan?", "Komputer, internet, dan desain")
        assert self.phone.heading() == "Periksa data diri Anda"
        self.phone.press("Data sudah benar, simpan")

    def _answer(self, question: str, choice: str) -> None:
        assert self.phone.heading() == question
        self.phone.choose(choice)
        self.phone.press("Simpan dan lanjutkan")

    def _answer_in_text(self, question: str, text: str) -> None:
        self.phone.type(question, text)
        self.phone.press("Simpan dan lanjutkan")

    def _answer_from_list(self, question: str, value: str) -> None:
        self.phone.pick(question, value)
        self.phone.press("Simpan dan lanjutkan")

    def prove_phone(self) -> None:
        """The code comes by SMS."""
        self.phone.type("Berapa nomor HP Anda?", self.person.phone.replace("+62", "0", 1))
        self.phone.press("Kirim kode")
        self.phone.type("Kode 6 angka", self.sandbox.latest_code(self.person.phone))
        self.phone.press("Verifikasi nomor HP")
        assert self.phone.heading() == "Nomor HP Anda"
        self.phone.follow("Lanjutkan")

    def declare(self) -> None:
        """Every statement is ticked on its own."""
        with self.phone.detour():
            self.phone.press("Saya menyatakan semua ini benar")
        assert "Ada yang perlu diperbaiki" in self.phone.text()
        self.phone.tick_all()
        self.phone.press("Saya menyatakan semua ini benar")
        assert self.phone.heading() == "Pernyataan Anda tersimpan"
        assert "Semua data yang saya isi benar" in self.phone.download("Unduh salinan").read_text()
        self.phone.follow("Lanjutkan")

    def sit_the_test(self) -> None:
        """Eighteen items on nine sheets, any answer, with the clock in sight; the test is left once and resumed."""
        self.phone.press("Mulai tes sekarang")
        for first in range(1, ITEMS + 1, 2):
            self._answer_sheet(first)
            if first == 1:
                with self.phone.detour():
                    self.phone.open("/beranda/")
                    self.phone.follow("Lanjutkan")
        assert "Belum dijawab" not in self.phone.text()
        self.phone.press("Ya, selesaikan tes")
        assert self.phone.heading() == "Tes selesai"
        self.phone.follow("Lanjutkan")

    def _answer_sheet(self, first: int) -> None:
        assert self.phone.heading() == f"Soal {first} dan {first + 1} dari {ITEMS}"
        assert self._minutes_left() in (13, 14, 15)
        for group in self.phone.page.locator("fieldset").all():
            group.get_by_role("radio").nth(first % 3).check()
            self.phone.effort.taps += 1
        is_last = first + 1 == ITEMS
        self.phone.press(
            "Simpan dan lihat daftar soal" if is_last else "Simpan dan lanjut", look=first % 6 == 5 or is_last
        )

    def _minutes_left(self) -> int:
        return int(self.phone.page.get_by_role("timer").inner_text().split(":")[0])

    def join(self, wave: int) -> str:
        """The receipt. Two confirmations; the button alone is not enough."""
        with self.phone.detour():
            self.phone.press(f"Ya, gabung gelombang {wave}")
        assert "Ada yang perlu diperbaiki" in self.phone.text()
        self.phone.tick_all()
        self.phone.press(f"Ya, gabung gelombang {wave}")
        assert self.phone.heading() == f"Anda sudah bergabung di gelombang {wave}"
        receipt = self.phone.page.locator(".number").first.inner_text()
        self.phone.open("/beranda/")
        assert receipt in self.phone.text()
        return receipt
