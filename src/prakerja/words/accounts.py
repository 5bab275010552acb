"""The refusals of step 1 in the words that people read: what is the matter, and what to do."""

from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prakerja.accounts.limits import (
    WRONG_APP_CODES,
    WRONG_CONFIRMATIONS,
    WRONG_PASSWORDS,
    WRONG_PASSWORDS_OF_STRANGERS,
    WRONG_PASSWORDS_WHERE_KNOWN,
    WRONG_RECOVERY_CODES,
)
from prakerja.accounts.models import Account
from prakerja.accounts.passwords import refuse_weak_password
from prakerja.codes.limits import (
    CODES_BY_STRANGERS,
    CODES_OF_AN_OWNER,
    CODES_TO_AN_ADDRESS,
    FURTHER_CODES_TO_AN_ADDRESS,
    SAME_CODE_AGAIN,
)
from prakerja.codes.rules import CodeJudgement
from prakerja.codes.tallies import TriesSpent
from prakerja.codes.type_code import CodeRefused
from prakerja.kit.clock import WIB, read_clock, wib_day
from prakerja.words.moments import time_of_day

_BROWSERS: Final = {
    "chrome": "Chrome",
    "edge": "Edge",
    "firefox": "Firefox",
    "mi": "Mi Browser",
    "opera": "Opera",
    "oppo": "OPPO Browser",
    "safari": "Safari",
    "samsung": "Samsung Internet",
    "uc": "UC Browser",
    "vivo": "vivo Browser",
}
_SYSTEMS: Final = {
    "android": "Android",
    "chromeos": "Chromebook",
    "ipad": "iPad",
    "iphone": "iPhone",
    "kaios": "KaiOS",
    "linux": "Linux",
    "mac": "Mac",
    "windows": "Windows",
}


def clock_time(moment: datetime) -> str:
    """`14.05 WIB`, with the day in front when it is not today."""
    shown = localtime(moment, WIB)
    time = f"{time_of_day(moment)} WIB"
    if wib_day(moment) == wib_day(read_clock()):
        return time
    return f"{format_date(shown, 'j F')} {time}"


def spent_words(refused: TriesSpent, *, app_alone: bool = False) -> str:
    """`app_alone`: where neither a passkey nor a code on paper stands in for the app."""
    time = clock_time(refused.free_at)
    if app_alone and refused.limit == WRONG_APP_CODES:
        return _("Terlalu banyak kode salah. Coba lagi setelah pukul %(time)s.") % {"time": time}
    if refused.limit in (CODES_TO_AN_ADDRESS, CODES_BY_STRANGERS):
        return _(
            "Sudah beberapa e-mail kami kirim ke alamat ini, mungkin karena orang lain memintanya. Periksa kotak masuk"
            " dan folder spam: salah satu e-mail terakhir berisi tautan untuk meminta kode lagi dari peranti ini."
            " Tanpa tautan itu, e-mail berikutnya bisa diminta setelah pukul %(time)s."
        ) % {"time": time}
    too_many_passwords = _(
        "Terlalu banyak kata sandi salah, jadi masuk dengan kata sandi ditutup sebentar. Coba lagi setelah pukul"
        " %(time)s, atau masuk dengan kode lewat e-mail."
    )
    too_many_codes = _("Terlalu sering meminta kode. Kode berikutnya bisa diminta setelah pukul %(time)s.")
    words = {
        CODES_OF_AN_OWNER: too_many_codes,
        FURTHER_CODES_TO_AN_ADDRESS: too_many_codes,
        SAME_CODE_AGAIN: too_many_codes,
        WRONG_PASSWORDS: too_many_passwords,
        WRONG_PASSWORDS_WHERE_KNOWN: too_many_passwords,
        WRONG_PASSWORDS_OF_STRANGERS: _(
            "Terlalu banyak kata sandi salah untuk alamat ini, mungkin dari orang lain. Masuk dengan kata sandi dari"
            " peranti yang belum dikenal ditutup sampai pukul %(time)s. Masuklah dengan kode lewat e-mail, atau dari"
            " peranti yang pernah Anda pakai untuk masuk."
        ),
        WRONG_APP_CODES: _(
            "Terlalu banyak kode salah. Coba lagi setelah pukul %(time)s, atau pakai kunci sandi atau kode cadangan."
        ),
        WRONG_RECOVERY_CODES: _(
            "Terlalu banyak kode cadangan salah. Coba lagi setelah pukul %(time)s, atau pakai kode dari aplikasi."
        ),
        WRONG_CONFIRMATIONS: _(
            "Terlalu banyak kata sandi salah. Coba lagi setelah pukul %(time)s, atau keluar lalu masuk lagi."
        ),
    }
    crowded = _("Terlalu banyak percobaan dari jaringan Anda. Coba lagi setelah pukul %(time)s.")
    return words.get(refused.limit, crowded) % {"time": time}


def locked_words(until: datetime) -> str:
    """Of codes that belong to somebody signed in."""
    return _("Terlalu banyak kode salah. Kode baru bisa diminta setelah pukul %(time)s.") % {"time": clock_time(until)}


def code_words(refused: CodeRefused) -> str:
    if refused.judgement is CodeJudgement.LOCKED and refused.locked_until:
        return locked_words(refused.locked_until)
    if refused.judgement is CodeJudgement.USED:
        return _("Kode ini sudah dipakai. Minta kode baru.")
    if refused.judgement is CodeJudgement.EXPIRED:
        return _("Kode ini sudah kedaluwarsa. Minta kode baru di bawah.")
    if refused.judgement is CodeJudgement.SPENT or refused.tries_left == 0:
        return _("Lima kali salah, jadi kode ini tidak berlaku lagi. Minta kode baru di bawah.")
    return ngettext(
        "Kode salah. Lihat e-mail terakhir dari kami. Anda masih bisa mencoba %(left)d kali.",
        "Kode salah. Lihat e-mail terakhir dari kami. Anda masih bisa mencoba %(left)d kali.",
        refused.tries_left,
    ) % {"left": refused.tries_left}


def browser_words(browser: str) -> str:
    """`Chrome di Android`."""
    name, _space, system = browser.partition(" ")
    if name not in _BROWSERS and system not in _SYSTEMS:
        return _("Peramban yang tidak kami kenal")
    words = {"name": _BROWSERS.get(name, _("Peramban")), "system": _SYSTEMS.get(system, _("perangkat lain"))}
    return _("%(name)s di %(system)s") % words


def password_words(password: str, owner: Account) -> str | None:
    """Why the password is refused and what to choose instead; None when it is good."""
    words = {
        "password_too_short": _("Kata sandi paling sedikit 8 huruf atau angka. Tambahkan satu kata lagi."),
        "password_too_common": _(
            "Kata sandi ini dipakai banyak orang, jadi mudah ditebak. Gabungkan dua atau tiga kata yang tidak"
            " berhubungan."
        ),
        "password_too_similar": _("Kata sandi ini mirip nama atau alamat e-mail Anda. Pilih kata lain."),
    }
    try:
        refuse_weak_password(password, owner)
    except ValidationError as refused:
        return words.get(refused.error_list[0].code or "", words["password_too_common"])
    return None
