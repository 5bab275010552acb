"""What the checks of a result are called, and how their findings are said."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.draw.checks.paper import Checks, Factor, Invariant, Level, Rate
from prakerja.words.amounts import thousands
from prakerja.words.waves import area_words
from prakerja.words.words import Words

INVARIANT_NAMES: Final[dict[Invariant, Words]] = {
    Invariant.ONE_OUTCOME_EACH: gettext_lazy("Setiap peserta di daftar punya tepat satu hasil, orang lain tidak"),
    Invariant.RANKS_FOLLOW_KEYS: gettext_lazy("Urutan lengkap dan mengikuti kunci undian"),
    Invariant.KEYS_ARE_OF_THE_SEED: gettext_lazy("Kunci yang dihitung ulang sama dengan yang tercatat"),
    Invariant.SEATS_ARE_THEIRS: gettext_lazy("Setiap kuota diberikan kepada orang dari daerah dan kelompoknya"),
    Invariant.NOBODY_PASSED_OVER: gettext_lazy("Tidak ada peserta yang dilewati saat kuotanya masih ada"),
    Invariant.CAPS_HOLD: gettext_lazy("Batas penerima per kartu keluarga dipatuhi"),
    Invariant.SEATS_ARE_CONSERVED: gettext_lazy("Tidak ada kuota yang dibagi dua kali atau diadakan"),
}
FACTOR_NAMES: Final[dict[Factor, Words]] = {
    Factor.SEX: gettext_lazy("Jenis kelamin menurut NIK"),
    Factor.AGE: gettext_lazy("Umur"),
    Factor.HOUR: gettext_lazy("Jam bergabung (WIB)"),
    Factor.LETTER: gettext_lazy("Huruf pertama nomor peserta undian"),
    Factor.PROVINCE: gettext_lazy("Provinsi"),
}
_SEXES: Final[dict[str, Words]] = {"f": gettext_lazy("Perempuan"), "m": gettext_lazy("Laki-laki")}
_UNKNOWN: Final = gettext_lazy("tidak diketahui")


@dataclass(frozen=True)
class LevelInWords:
    """One row of a table. None: too few people to be shown."""

    name: Words
    candidates: int | None
    seated: int | None
    expected: str


@dataclass(frozen=True)
class RateInWords:
    name: Words
    probability: Words
    levels: list[LevelInWords]


@dataclass(frozen=True)
class InvariantInWords:
    """`broken`: in how many cases it does not hold."""

    name: Words
    broken: int
    receipts: list[str]


@dataclass(frozen=True)
class ChecksInWords:
    is_sound: bool
    invariants: list[InvariantInWords]
    rates: list[RateInWords]


def checks_words(checks: Checks) -> ChecksInWords:
    """For the office and for everybody: the same."""
    found = [InvariantInWords(INVARIANT_NAMES[one.invariant], one.broken, one.receipts) for one in checks.invariants]
    return ChecksInWords(checks.is_sound, found, [_rate(one) for one in checks.rates])


def _rate(rate: Rate) -> RateInWords:
    levels = [
        LevelInWords(_level_name(rate.factor, one), one.candidates, one.seated, _decimal(one.expected or ""))
        for one in rate.levels
    ]
    return RateInWords(FACTOR_NAMES[rate.factor], _probability(rate), levels)


def _probability(rate: Rate) -> Words:
    if not rate.probability:
        return _("di sini tidak ada yang ditentukan undian")
    if float(rate.probability) == 0:
        return _("kurang dari %(least)s") % {"least": _decimal("0.0001")}
    return _decimal(rate.probability)


def _decimal(number: str) -> str:
    """`4081.6` with the sign of the language; Indonesian has a comma."""
    if not number:
        return ""
    whole, _point, rest = number.partition(".")
    return f"{thousands(int(whole))}{_(',')}{rest}"


def _level_name(factor: Factor, level: Level) -> Words:
    if level.level == "?":
        return _UNKNOWN
    match factor:
        case Factor.SEX:
            return _SEXES[level.level]
        case Factor.AGE:
            return _("%(ages)s tahun") % {"ages": level.level.replace("-", "–")}
        case Factor.HOUR:
            return f"{level.level}.00–{level.level}.59"
        case Factor.PROVINCE:
            return area_words(level.level)
        case _:
            return level.level
