"""What the registry says, read from its answer's body. Pure; whatever it does not understand is no answer.

The shapes are those that several institutions' clients agree on (verification by element, CALL_VERIFY_BY_ELEMEN).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Element(StrEnum):
    """What we ask about, by the registry's field names."""

    NIK = "NIK"
    FAMILY_CARD = "NO_KK"
    NAME = "NAMA_LGKP"
    BIRTH_DATE = "TGL_LHR"


class Comparison(StrEnum):
    MATCH = "match"
    NO_MATCH = "no_match"
    #: The registry left it out: no word about it, neither good nor bad.
    NOT_JUDGED = "not_judged"


class RegistryStatus(StrEnum):
    """What the registry says of the NIK itself."""

    ACTIVE = "active"
    NOT_FOUND = "not_found"
    MALFORMED = "malformed"
    DECEASED = "deceased"
    DUPLICATE = "duplicate"
    INACTIVE = "inactive"


@dataclass(frozen=True, slots=True)
class Judged:
    """A comparison, with the similarity 0–100 where the registry gives one."""

    comparison: Comparison = Comparison.NOT_JUDGED
    score: int | None = None


@dataclass(frozen=True, slots=True)
class RegistryAnswer:
    """An answer that may move an applicant. Elements are judged for an active NIK alone."""

    status: RegistryStatus
    elements: Mapping[Element, Judged] = field(default_factory=dict)

    def of(self, element: Element) -> Judged:
        return self.elements.get(element, Judged())

    def as_json(self) -> dict[str, object]:
        """For the record: comparisons and scores, never what was asked."""
        judged = {element.name.lower(): [judged.comparison, judged.score] for element, judged in self.elements.items()}
        return {"status": self.status, **judged}


class NoAnswer(Exception):
    """The answer says nothing about the applicant. `code`: the registry's, or what was wrong with the body."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class BadAnswer(NoAnswer):
    """Garbage, or a code that nobody explained; asking again may help."""


class NoAnswerNow(NoAnswer):
    """The quota of the day is used up, or it is outside the hours of access."""


class SetupWrong(NoAnswer):
    """Sign-in, address or parameters are wrong on our side: a person must mend it."""


_STATUS_BY_CODE: Final = {
    "08": RegistryStatus.MALFORMED,
    "11": RegistryStatus.DECEASED,
    "12": RegistryStatus.DUPLICATE,
    "13": RegistryStatus.NOT_FOUND,
    "14": RegistryStatus.INACTIVE,
    "15": RegistryStatus.MALFORMED,
}
_FOUND: Final = ("00", "01")
_NOT_NOW: Final = ("05", "06")
_SETUP: Final = ("03", "04", "07", "09", "10", "16", "17")
#: The older form has no code, only a text.
_CODE_BY_TEXT: Final = {
    "login gagal": "03",
    "ip address tidak sesuai": "04",
    "kuota akses hari ini telah habis": "05",
    "ip client tidak terdaftar": "10",
    "data tidak ditemukan": "13",
}
_WORD: Final = re.compile(r"\s*(tidak\s+)?sesuai\s*(?:\((\d{1,3})\))?\s*", re.IGNORECASE)


def read_answer(body: object, *, nik: str) -> RegistryAnswer:
    """The registry's answer to a question about this NIK. Raises BadAnswer, NoAnswerNow or SetupWrong."""
    match body:
        case {"content": [dict(content), *_]}:
            code = _code_of(content)
        case _:
            raise BadAnswer("shape")
    if status := _STATUS_BY_CODE.get(code):
        return RegistryAnswer(status)
    if code in _NOT_NOW:
        raise NoAnswerNow(code)
    if code in _SETUP:
        raise SetupWrong(code)
    if code not in _FOUND:
        # What is no code may be anything, a NIK too, and the cause is logged.
        raise BadAnswer(f"code {code}" if len(code) == 2 else "code")
    return RegistryAnswer(RegistryStatus.ACTIVE, _elements(content, nik))


def _code_of(content: Mapping[str, object]) -> str:
    if "RESPONSE_CODE" in content:
        return str(content["RESPONSE_CODE"]).zfill(2)
    if "RESPON" in content:
        return _CODE_BY_TEXT.get(str(content["RESPON"]).strip().casefold(), "text")
    return "00"


def _elements(content: Mapping[str, object], nik: str) -> dict[Element, Judged]:
    judged = {element: _judge(element, content[element], nik) for element in Element if element in content}
    if not judged:
        raise BadAnswer("nothing judged")
    return judged


def _judge(element: Element, said: object, nik: str) -> Judged:
    # Seen in the wild: the NIK comes back as itself, even as a JSON integer, in place of a word.
    if element is Element.NIK and str(said).strip().zfill(16) == nik:
        return Judged(Comparison.MATCH)
    word = _WORD.fullmatch(said) if isinstance(said, str) else None
    if word is None:
        raise BadAnswer(f"word in {element}")
    score = int(word[2]) if word[2] else None
    if score is not None and score > 100:
        raise BadAnswer(f"score in {element}")
    return Judged(Comparison.NO_MATCH if word[1] else Comparison.MATCH, score)
