"""A synthetic applicant of `prakerja bench faults`: from sign-up to joined, page by page, trying again as people do."""

import time
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from prakerja.console.bench_faults_page import Form, asked_by
from prakerja.console.bench_faults_programme import WAVE, Programme
from prakerja.console.local_http import local_client

PASSWORD: Final = "melati putih 2021"  # noqa: S105  of nobody
_DASHBOARD: Final = "/beranda/"
#: What they choose where there is a choice; else the first that is offered.
_CHOSEN: Final = {
    "same_as_ktp": "yes",
    "education": "senior",
    "in_formal_education": "no",
    "employment": "job_seeker",
    "office": "none",
    "disability": "no",
    "disability_kind": "",
}
_RELOADS_AFTER_S: Final = 1.0
_ASKS_FOR_ANOTHER_CODE_AFTER_S: Final = 40


class Waiting(Exception):
    """Nothing to press yet."""


@dataclass
class Applicant:
    base_url: str
    sandbox_url: str
    #: The wave that they join.
    wave: int
    person: dict[str, Any]
    #: Pages whose form was accepted, in order; of a question, that is an answer.
    accepted: list[str] = field(default_factory=list)
    #: Requests without an answer, or with 503: what they had to send again.
    refused: int = 0
    #: Seconds from asking for a code to its being there.
    code_seconds: list[float] = field(default_factory=list)
    has_joined: bool = False
    stands_at: str = "/daftar/"

    def __post_init__(self) -> None:
        self._client = httpx.Client(base_url=self.base_url, follow_redirects=True, trust_env=False, timeout=20)
        self._outside = httpx.Client(base_url=self.sandbox_url, trust_env=False, timeout=20)
        self._used: set[str] = set()
        self._asked_at = 0.0

    @property
    def email(self) -> str:
        return str(self.person["email"])

    def asked_again(self) -> list[str]:
        """Questions whose accepted answer had to be given once more: it was lost."""
        questions = [path for path in self.accepted if _is_question(path)]
        return sorted({path for path in questions if questions.count(path) > 1})

    def go(self, *, until: float, codes: int | None = None) -> None:
        """Joins the wave, or has typed so many codes, or the time is over."""
        while not self.has_joined and len(self.code_seconds) != codes and time.monotonic() < until:
            try:
                self._step()
            except (httpx.HTTPError, KeyError):
                self.refused += 1
                time.sleep(_RELOADS_AFTER_S)
            except Waiting:
                time.sleep(_RELOADS_AFTER_S)
        self._client.close()
        self._outside.close()

    def _step(self) -> None:
        """One page: read, and its main button pressed."""
        answer = self._client.get(self.stands_at)
        answer.raise_for_status()
        self.stands_at = answer.url.path
        if self.stands_at == f"/gabung/{self.wave}/bukti/":
            self.has_joined = True
            return
        asked = asked_by(answer.text)
        if asked.form is not None:
            self._send(asked.form, again=asked.again)
        elif asked.link and self.stands_at != "/verifikasi-ktp/menunggu/":
            self.stands_at = asked.link
        else:
            self.stands_at = _DASHBOARD if self.accepted else "/daftar/"
            raise Waiting

    def _send(self, form: Form, *, again: Form | None) -> None:
        page = self.stands_at
        values = {**form.fields, **form.ticks}
        values |= {name: self._choice(name, offered) for name, offered in form.choices.items()}
        values |= {name: self._typed(name, again) for name in form.fields if name in self._answers() or name == "code"}
        files = {name: ("photo.jpg", self._picture(page), "image/jpeg") for name in form.files}
        sent_at = time.monotonic()
        answer = self._client.post(form.action or page, data=values, files=files or None)
        answer.raise_for_status()
        self.stands_at = answer.url.path
        if answer.history:
            self.accepted.append(page)
            self._asked_at = sent_at

    def _answers(self) -> dict[str, str]:
        born = str(self.person["born_on"]).split("-")
        return {
            "full_name": str(self.person["name"]),
            "email": self.email,
            "password": str(self.person.get("password", PASSWORD)),
            "nik": str(self.person["nik"]),
            "family_card": str(self.person["family_card"]),
            "birth_date": "-".join(reversed(born)),
            "ktp_address": str(self.person["address"]),
            "number": str(self.person["phone"]),
            "dependants": "2",
        }

    def _typed(self, name: str, again: Form | None) -> str:
        return self._code(again) if name == "code" else self._answers()[name]

    def _choice(self, name: str, offered: list[str]) -> str:
        regency = str(self.person["regency"])
        wanted = {**_CHOSEN, "ktp_province": regency[:2], "ktp_regency": regency}.get(name)
        return wanted if wanted is not None else next(value for value in offered if value)

    def _picture(self, page: str) -> bytes:
        kind = "ktp" if page.endswith("/ktp/") else "selfie"
        picture = self._outside.get(f"/people/{self.person['number']}/{kind}.jpg")
        return picture.raise_for_status().content

    def _code(self, again: Form | None) -> str:
        """The newest that was not tried. Raises Waiting; after a while another one is asked for, as people do."""
        to = str(self.person["phone"]) if "nomor-hp" in self.stands_at else self.email
        answer = self._outside.get("/inbox.json", params={"to": to, "wait": 5}).raise_for_status()
        fresh = [message for message in answer.json() if message["codes"] and message["codes"][0] not in self._used]
        if not fresh:
            self._ask_for_another(again)
            raise Waiting
        code = str(fresh[0]["codes"][0])
        self._used.add(code)
        self.code_seconds.append(time.monotonic() - self._asked_at)
        return code

    def _ask_for_another(self, again: Form | None) -> None:
        if again is not None and time.monotonic() - self._asked_at > _ASKS_FOR_ANOTHER_CODE_AFTER_S:
            self._asked_at = time.monotonic()
            self._client.post(again.action, data=again.fields).raise_for_status()


def somebody(programme: Programme, **other: str) -> Applicant:
    """An adult whom the registry knows; `other`: what is different about them."""
    answer = local_client().post(f"{programme.sandbox_url}/people/next.json", timeout=10)
    person: dict[str, Any] = answer.raise_for_status().json() | other
    return Applicant(programme.base_url, programme.sandbox_url, WAVE, person)


def _is_question(path: str) -> bool:
    is_profile = path.startswith("/data-diri/") and "nomor-hp" not in path
    return is_profile or path.startswith("/tes/soal/")
