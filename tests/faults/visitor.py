"""Somebody who uses the pages without a browser: reads a form, sends it, follows where it leads."""

import re
from typing import Final

import httpx

from prakerja.simulation.demo_people import PASSWORD
from prakerja_sandbox.testing import PersonToTry
from tests.instance import Instance
from tests.patience import PATIENCE_S
from tests.plain_http import PlainClient

_HIDDEN: Final = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_HEADING: Final = re.compile(r"<h1[^>]*>\s*(?:<label[^>]*>)?([^<]+)")


class Visitor:
    """One person and their cookies."""

    def __init__(self, instance: Instance) -> None:
        self._client = PlainClient(base_url=instance.base_url, follow_redirects=True, timeout=PATIENCE_S)
        self._instance = instance

    @property
    def cookies(self) -> httpx.Cookies:
        """For whoever asks as this person, by connections of their own."""
        return self._client.cookies

    def open(self, path: str) -> str:
        """The heading of the page that comes."""
        return heading_of(self._client.get(path))

    def text_of(self, path: str) -> str:
        return self._client.get(path).text

    def submit(self, path: str, *, to: str = "", **fields: str) -> str:
        """The form on this page is filled in and sent; the heading of the page that comes."""
        hidden = dict(_HIDDEN.findall(self._client.get(path).text))
        return heading_of(self._client.post(to or path, data={**hidden, **fields}))

    def path_after(self, path: str, **fields: str) -> str:
        """Like submit, but where it led."""
        hidden = dict(_HIDDEN.findall(self._client.get(path).text))
        return self._client.post(path, data={**hidden, **fields}).url.path

    def sign_up(self, person: PersonToTry) -> str:
        """The address of the page that waits for the code."""
        return self.path_after(
            "/daftar/", full_name=person.name, email=person.email, password="melati putih 2021", agrees="on"
        )

    def sign_up_and_in(self, person: PersonToTry) -> None:
        waiting = self.sign_up(person)
        code = self._instance.sandbox.latest_code(person.email)
        assert self.submit(waiting, code=code) == "Beranda"

    def sign_in(self, email: str) -> None:
        assert self.submit("/masuk/", email=email, password=PASSWORD) == "Beranda"

    def send_numbers(self, person: PersonToTry) -> str:
        """The registry is asked about them."""
        born_on = f"{person.born_on:%d-%m-%Y}"
        self.submit("/verifikasi-ktp/nomor/", nik=person.nik, family_card=person.family_card, birth_date=born_on)
        return self.submit("/verifikasi-ktp/periksa/")

    def send_phone_number(self, person: PersonToTry) -> str:
        return self.submit("/data-diri/nomor-hp/ganti/", number=person.phone)

    def send_photo(self, kind: str, photo: bytes) -> str:
        """Of the card or the face; the heading of the page that comes."""
        path = f"/verifikasi-ktp/foto/{kind}/"
        hidden = dict(_HIDDEN.findall(self._client.get(path).text))
        return heading_of(self._client.post(path, data=hidden, files={"gallery": ("foto.jpg", photo, "image/jpeg")}))

    def leave(self) -> None:
        self._client.close()


def heading_of(answer: httpx.Response) -> str:
    found = _HEADING.search(answer.text)
    assert found, f"no heading on the answer {answer.status_code}"
    return " ".join(found[1].split())
