"""What a scheme gives, who may receive it and by which law: said from the scheme's own figures, never by hand."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from prakerja.kit.rupiah import Rupiah
from prakerja.schemes.benefits import Benefits
from prakerja.schemes.eligibility import Eligibility
from prakerja.schemes.groups import BarredGroup, TargetGroup
from prakerja.schemes.scheme import Scheme
from prakerja.words.amounts import rupiah
from prakerja.words.words import Words

TARGETS: Final[dict[TargetGroup, Words]] = {
    TargetGroup.JOB_SEEKERS: lazy("pencari kerja"),
    TargetGroup.DISMISSED: lazy("pekerja yang terkena PHK"),
    TargetGroup.FURLOUGHED: lazy("pekerja yang dirumahkan"),
    TargetGroup.WORKERS: lazy("pekerja yang ingin menambah keterampilan"),
    TargetGroup.MICRO_SMALL_BUSINESS_OWNERS: lazy("pemilik usaha mikro dan kecil"),
}
BARRED: Final[dict[BarredGroup, Words]] = {
    BarredGroup.STATE_OFFICIALS: lazy("pejabat negara"),
    BarredGroup.REGIONAL_COUNCIL_MEMBERS: lazy("pimpinan dan anggota DPRD"),
    BarredGroup.CIVIL_SERVANTS: lazy("aparatur sipil negara (PNS dan PPPK)"),
    BarredGroup.SOLDIERS: lazy("prajurit TNI"),
    BarredGroup.POLICE: lazy("anggota Polri"),
    BarredGroup.VILLAGE_OFFICIALS: lazy("kepala desa dan perangkat desa"),
    BarredGroup.STATE_ENTERPRISE_OFFICERS: lazy("direksi, komisaris, dan dewan pengawas BUMN atau BUMD"),
}
#: Aid whose recipients are excluded, by the names that the schemes know.
AIDS: Final[dict[str, Words]] = {
    "dtks": lazy("bantuan sosial Kemensos (DTKS)"),
    "bsu": lazy("subsidi upah (BSU)"),
    "bpum": lazy("bantuan usaha mikro (BPUM)"),
}


@dataclass(frozen=True)
class SchemeWords:
    """`total` and `laws` on one line each; the others a sentence a line."""

    total: str
    gives: list[str]
    asks: list[str]
    bars: list[str]
    laws: str


def scheme_words(scheme: Scheme) -> SchemeWords:
    """In the reader's language."""
    return SchemeWords(
        total=rupiah(scheme.benefits.total),
        gives=_gives(scheme.benefits),
        asks=_asks(scheme.eligibility),
        bars=_bars(scheme.eligibility),
        laws=", ".join(scheme.period.laws),
    )


def _gives(benefits: Benefits) -> list[str]:
    words = [
        _("Saldo pelatihan %(amount)s: untuk membeli pelatihan, tidak dapat diuangkan.")
        % {"amount": rupiah(benefits.training_balance)}
    ]
    incentive = {"amount": rupiah(benefits.incentive), "times": benefits.incentive_instalments}
    if benefits.incentive_instalments == 1:
        words.append(_("Insentif %(amount)s setelah menyelesaikan pelatihan, dibayar satu kali.") % incentive)
    elif benefits.incentive_instalments:
        told = _("Insentif %(amount)s per bulan setelah menyelesaikan pelatihan, dibayar %(times)s kali.")
        words.append(told % incentive)
    if benefits.surveys:
        told = _("Insentif survei %(amount)s untuk setiap survei yang diisi, paling banyak %(times)s kali.")
        words.append(told % {"amount": rupiah(benefits.survey_incentive), "times": benefits.surveys})
    words.append(_("Seluruhnya paling banyak %(amount)s.") % {"amount": rupiah(benefits.total)})
    return words


def _asks(eligibility: Eligibility) -> list[str]:
    words = [_("Warga negara Indonesia.")] if eligibility.citizens_only else []
    ages = {"from": eligibility.minimum_age, "to": eligibility.maximum_age}
    if eligibility.maximum_age is None:
        words.append(_("Berusia paling rendah %(from)s tahun.") % ages)
    else:
        words.append(_("Berusia paling rendah %(from)s dan paling tinggi %(to)s tahun.") % ages)
    if eligibility.in_education_barred:
        words.append(_("Tidak sedang sekolah atau kuliah."))
    groups = ", ".join(str(TARGETS[group]) for group in eligibility.may_receive)
    words.append(_("Termasuk salah satu: %(groups)s.") % {"groups": groups})
    if eligibility.maximum_monthly_wage is not None:
        words.append(
            _("Upah paling tinggi %(wage)s sebulan.") % {"wage": rupiah(Rupiah(eligibility.maximum_monthly_wage))}
        )
    if eligibility.household_cap is not None:
        told = _("Paling banyak %(cap)s penerima dalam satu kartu keluarga.")
        words.append(told % {"cap": eligibility.household_cap})
    return words


def _bars(eligibility: Eligibility) -> list[str]:
    words = [str(BARRED[group]) for group in eligibility.barred_groups]
    words += [_("penerima %(aid)s") % {"aid": AIDS[aid]} for aid in eligibility.exclusion_lists]
    if eligibility.one_card_per_lifetime:
        words.append(_("yang pernah menerima Kartu Prakerja"))
    elif years := eligibility.earlier_recipients_barred_from_years:
        told = _("yang menerima Kartu Prakerja tahun %(years)s")
        words.append(told % {"years": ", ".join(map(str, years))})
    if eligibility.revoked_barred:
        words.append(_("yang kartunya pernah dicabut"))
    return words
