"""The population registry's verification by element: what it is asked, and what it answers. Pure.

Refusals are answered with HTTP 200 and a RESPONSE_CODE inside; `TRESHOLD` is spelt as the registry spells it.
"""

from collections.abc import Mapping
from datetime import date, datetime
from difflib import SequenceMatcher
from typing import Final

from prakerja_sandbox.population import WOMEN_ADD, Person, index_of, person
from prakerja_sandbox.regencies import REGENCY_BY_CODE

USER_ID: Final = "demo"
PASSWORD: Final = "demo"  # noqa: S105 - the sandbox's public sign-in, printed on its front page

type Content = dict[str, str]

REFUSALS: Final = {
    "02": ("Data Tidak Ditemukan Di Semua Sumber", "not found in any source"),
    "03": ("Login Gagal", "user id or password is wrong"),
    "04": ("IP Address Tidak Sesuai", "the address does not belong to this user"),
    "05": ("Kuota Akses Hari ini telah Habis", "the daily quota is used up"),
    "06": ("Di Luar Jam Akses", "outside the allowed hours"),
    "07": ("Parameter Tidak Lengkap", "a parameter is missing or invalid"),
    "08": ("NIK Tidak Dapat Diproses", "this NIK cannot be processed"),
    "09": ("User, Password Atau IP Kosong", "user id, password or address is empty"),
    "10": ("IP Client Tidak terdaftar", "the address is not registered"),
    "11": ("Data Ditemukan, Status Meninggal Dunia", "found, the person has died"),
    "12": ("Data Ditemukan, Status Data Ganda", "found, more than one record"),
    "13": ("Data Tidak Ditemukan", "nobody has this NIK"),
    "14": ("Data Ditemukan, Status Non Aktif, Silahkan Hubungi Dinas Dukcapil", "found, not active"),
    "15": ("Data Tidak Ditemukan, Format NIK Tidak Sesuai", "this is not the form of a NIK"),
    "16": ("Lembaga Tidak Aktif", "the institution is not active"),
    "17": ("User Id Tidak Aktif", "the user is not active"),
}

_CODE_BY_STATUS: Final = {"deceased": "11", "duplicate": "12", "inactive": "14"}
_MATCH: Final = "Sesuai"
_NO_MATCH: Final = "Tidak Sesuai"
_SCORED: Final = ("NAMA_LGKP", "TMPT_LHR", "ALAMAT", "NAMA_LGKP_IBU")


def verify(request: Mapping[str, object]) -> Content:
    """The one element of `content`: a comparison per element sent, or a refusal with its code.

    Elements the registry does not hold (the mother's name, religion …) are not judged and left out.
    """
    fields = {key.upper(): str(value).strip() for key, value in request.items() if value is not None}
    if code := _refusal_of(fields):
        return refusal(code)
    number = index_of(fields["NIK"])
    if number is None:
        return refusal("13")
    somebody = person(number)
    if code := _CODE_BY_STATUS.get(somebody.status):
        return refusal(code)
    return judge(somebody, fields)


def refusal(code: str) -> Content:
    """The registry's words for this code. Raises KeyError for a code it does not have."""
    response, description = REFUSALS[code]
    return {"RESPONSE_CODE": code, "RESPONSE": response, "RESPONSE_DESC": f"{response} ({description})"}


def judge(somebody: Person, fields: Mapping[str, str]) -> Content:
    """A comparison on every element that was sent and that the registry holds of this person."""
    exact, similar = _held_exactly(somebody), _held_by_similarity(somebody)
    limit = int(fields["TRESHOLD"])
    comparisons = {
        element: _MATCH if _same(element, fields[element], held) else _NO_MATCH
        for element, held in exact.items()
        if fields.get(element)
    }
    for element, held in similar.items():
        if fields.get(element):
            score = similarity(fields[element], held)
            comparisons[element] = f"{_MATCH if score >= limit else _NO_MATCH} ({score})"
    return comparisons


def mismatch(request: Mapping[str, object]) -> Content:
    """What a registry that errs answers: nothing fits, whatever was sent."""
    return {
        element: f"{_NO_MATCH} (0)" if element in _SCORED else _NO_MATCH
        for element in map(str.upper, request)
        if element not in ("USER_ID", "PASSWORD", "IP_USER", "TRESHOLD", "TRANSACTIONID")
    }


def envelope(content: list[Content], quota_left: int) -> dict[str, object]:
    """The page object that the registry wraps every answer in."""
    return {
        "content": content,
        "lastPage": True,
        "numberOfElements": len(content),
        "sort": None,
        "totalElements": len(content),
        "firstPage": True,
        "number": 0,
        "size": len(content),
        "quotaLimiter": quota_left,
    }


def similarity(given: str, held: str) -> int:
    """How alike two texts are, 0 to 100, whatever their case and spacing."""
    ours, theirs = (" ".join(text.upper().split())[:200] for text in (given, held))
    return round(100 * SequenceMatcher(None, ours, theirs, autojunk=False).ratio())


def _refusal_of(fields: Mapping[str, str]) -> str | None:
    if not (fields.get("USER_ID") and fields.get("PASSWORD") and fields.get("IP_USER")):
        return "09"
    if (fields["USER_ID"], fields["PASSWORD"]) != (USER_ID, PASSWORD):
        return "03"
    if not fields.get("NIK") or not _is_limit(fields.get("TRESHOLD", "")):
        return "07"
    return None if _is_formed(fields["NIK"]) else "15"


def _is_limit(text: str) -> bool:
    return len(text) <= 3 and text.isascii() and text.isdigit() and int(text) <= 100


def _is_formed(nik: str) -> bool:
    if len(nik) != 16 or not (nik.isascii() and nik.isdigit()) or nik[:4] not in REGENCY_BY_CODE:
        return False
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    # The century is unknown; 29 February exists in 2000 and, of two years a century apart, in both or neither else.
    return _is_date(2000 + year, month, day - WOMEN_ADD if day > WOMEN_ADD else day)


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _held_exactly(somebody: Person) -> dict[str, str]:
    return {
        "NIK": somebody.nik,
        "NO_KK": somebody.family_card,
        "TGL_LHR": f"{somebody.born_on:%d-%m-%Y}",
        "JENIS_KLMIN": somebody.sex.upper(),
        "NO_PROP": somebody.regency[:2],
        "NO_KAB": somebody.regency[2:],
        "PROP_NAME": somebody.home.province.upper(),
        "KAB_NAME": somebody.home.name.upper(),
    }


def _held_by_similarity(somebody: Person) -> dict[str, str]:
    return {
        "NAMA_LGKP": somebody.name,
        "TMPT_LHR": somebody.birthplace,
        "ALAMAT": somebody.address,
    }


def _same(element: str, given: str, held: str) -> bool:
    if element == "TGL_LHR":
        return _day_month_year(given) == held
    if element == "NO_KAB":
        return given.zfill(2) == held
    return given.upper() == held


def _day_month_year(text: str) -> str:
    # Public clients send either form, so the sandbox takes both.
    for form in ("%d-%m-%Y", "%Y-%m-%d"):
        try:
            return f"{datetime.strptime(text, form).date():%d-%m-%Y}"  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return ""
