"""Why a rule is not met, in words: the sentence, the few words of an SMS, the facts, and what to do about it."""

from collections.abc import Callable
from datetime import date
from typing import Final

from django.conf import settings
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.screening.failed_rules import FailedRule
from prakerja.screening.kinds import ListKind, Rule
from prakerja.screening.parameters import scheme_behind
from prakerja.screening.reasons import Reason, Source
from prakerja.words.screening import KIND_NAMES, kind_words
from prakerja.words.words import Words

#: What the applicant may put right in their particulars.
OWN_ANSWERS: Final = frozenset({Reason.DECLARED_STUDENT, Reason.NOT_A_TARGET_GROUP, Reason.DECLARED_OFFICE})


def reason_sentence(failed: FailedRule) -> str:
    """Why, in one sentence and with the facts in it."""
    return str(_SENTENCES[failed.reason](failed))


def _list_sentence(failed: FailedRule) -> str:
    named = failed.naming_list
    kind = kind_words(named.kind, named.year) if named else ""
    return _("NIK Anda tercatat dalam daftar “%(kind)s” pada hari gelombang ditutup.") % {"kind": kind}


_SENTENCES: Final[dict[Reason, Callable[[FailedRule], str]]] = {
    Reason.NOT_VERIFIED: lambda _failed: _("Identitas Anda belum diverifikasi di Dukcapil saat gelombang ditutup."),
    Reason.IDENTITY_LOST: lambda _failed: _(
        "NIK yang Anda pakai ternyata milik orang lain, dan sudah kembali kepada pemiliknya sebelum undian dibekukan."
    ),
    Reason.AGE_UNKNOWN: lambda _failed: _("Umur Anda belum diketahui dari Dukcapil saat gelombang ditutup."),
    Reason.TOO_YOUNG: lambda failed: (
        _("Saat gelombang ditutup Anda berusia %(age)s tahun; syaratnya paling rendah %(minimum)s tahun.")
        % failed.facts
    ),
    Reason.TOO_OLD: lambda failed: (
        _("Saat gelombang ditutup Anda berusia %(age)s tahun; syaratnya paling tinggi %(maximum)s tahun.")
        % failed.facts
    ),
    Reason.DECLARED_STUDENT: lambda _failed: _(
        "Di data diri Anda menyatakan masih menempuh pendidikan formal (sekolah atau kuliah)."
    ),
    Reason.LISTED_STUDENT: _list_sentence,
    Reason.NOT_A_TARGET_GROUP: lambda _failed: _(
        "Menurut data diri, Anda bukan pencari kerja, korban PHK, pekerja yang dirumahkan, pekerja, atau pemilik "
        "usaha mikro dan kecil."
    ),
    Reason.DECLARED_OFFICE: lambda failed: (
        _("Di data diri Anda menyatakan termasuk kelompok: %(office)s.")
        % {"office": KIND_NAMES[ListKind(str(failed.facts["office"]))]}
    ),
    Reason.LISTED_OFFICE: _list_sentence,
    Reason.LISTED_AID: _list_sentence,
    Reason.ALREADY_RECIPIENT: lambda failed: _("Anda sudah menjadi penerima di gelombang %(wave)s.") % failed.facts,
    Reason.LISTED_RECIPIENT: _list_sentence,
    Reason.HOUSEHOLD_FULL: lambda failed: (
        _("Di kartu keluarga Anda sudah ada %(held)s penerima; batasnya %(cap)s.") % failed.facts
    ),
}


#: In a few words, as an SMS has room for. The facts of the decision fill them.
SHORT_REASONS: Final[dict[Reason, Words]] = {
    Reason.NOT_VERIFIED: gettext_lazy("identitas belum diverifikasi di Dukcapil"),
    Reason.IDENTITY_LOST: gettext_lazy("NIK yang dipakai ternyata milik orang lain"),
    Reason.AGE_UNKNOWN: gettext_lazy("umur belum diketahui dari Dukcapil"),
    Reason.TOO_YOUNG: gettext_lazy("berusia %(age)s tahun saat gelombang ditutup, paling rendah %(minimum)s tahun"),
    Reason.TOO_OLD: gettext_lazy("berusia %(age)s tahun saat gelombang ditutup, paling tinggi %(maximum)s tahun"),
    Reason.DECLARED_STUDENT: gettext_lazy("Anda menyatakan masih menempuh pendidikan formal"),
    Reason.LISTED_STUDENT: gettext_lazy("tercatat sebagai siswa atau mahasiswa"),
    Reason.NOT_A_TARGET_GROUP: gettext_lazy("status pekerjaan Anda di luar sasaran program"),
    Reason.DECLARED_OFFICE: gettext_lazy("Anda menyatakan termasuk kelompok yang tidak boleh menerima"),
    Reason.LISTED_OFFICE: gettext_lazy("tercatat di kelompok yang tidak boleh menerima"),
    Reason.LISTED_AID: gettext_lazy("tercatat menerima bantuan sosial lain"),
    Reason.ALREADY_RECIPIENT: gettext_lazy("pernah menjadi penerima Prakerja"),
    Reason.LISTED_RECIPIENT: gettext_lazy("pernah menjadi penerima Prakerja"),
    Reason.HOUSEHOLD_FULL: gettext_lazy("di kartu keluarga Anda sudah ada %(held)s penerima, batasnya %(cap)s"),
}


def facts_of(failed: FailedRule) -> list[tuple[str, str]]:
    """Label and value of what was used for this decision, its source and its legal basis."""
    rows = [(_("Asal data"), source_words(failed))]
    if named := failed.naming_list:
        rows += [
            (_("Nama daftar"), named.name),
            (_("Diterima dari"), named.source),
            (_("Dasar hukum daftar"), named.legal_basis),
            (_("Berlaku"), _valid(named.valid_from, named.valid_until)),
        ]
    if failed.rule is Rule.AGE and failed.facts.get("on"):
        rows.append((_("Umur dihitung pada"), date_words(date.fromisoformat(str(failed.facts["on"])))))
    return [*rows, (_("Versi aturan"), failed.rules_version)]


def source_words(failed: FailedRule) -> str:
    return str(_SOURCES[failed.source])


_SOURCES: Final[dict[Source, Words]] = {
    Source.REGISTRY: gettext_lazy("Dukcapil, lewat verifikasi KTP Anda"),
    Source.APPLICANT: gettext_lazy("Jawaban Anda sendiri di data diri"),
    Source.LIST: gettext_lazy("Daftar pengecualian dari instansi di bawah ini"),
    Source.PROGRAMME: gettext_lazy("Catatan program Kartu Prakerja"),
}


def date_words(day: date) -> str:
    return date_format(day, "j F Y")


def _valid(first: date, last: date | None) -> str:
    if last is None:
        return _("sejak %(first)s") % {"first": date_words(first)}
    return _("%(first)s sampai %(last)s") % {"first": date_words(first), "last": date_words(last)}


def what_to_do(failed: FailedRule) -> str:
    """What the person can do about it."""
    words = _WHAT_TO_DO[failed.reason]
    if failed.rule is Rule.EARLIER_RECIPIENT and not _is_for_life(failed):
        words = _OF_ANOTHER_SCHEME
    return str(words) % {"hotline": settings.HOTLINE, "dukcapil_hotline": settings.DUKCAPIL_HOTLINE}


def _is_for_life(failed: FailedRule) -> bool:
    return scheme_behind(failed.rules_version).eligibility.one_card_per_lifetime


_OF_ANOTHER_SCHEME: Final = gettext_lazy(
    "Menurut skema gelombang ini Anda tidak dapat menerimanya lagi; gelombang lain dapat memakai skema lain. Bukan Anda"
    " penerimanya? Telepon %(hotline)s dengan nomor peserta undian Anda."
)


_ASK_THE_OFFICE: Final = gettext_lazy(
    "Bila ini keliru, mintalah perbaikan kepada instansi asal daftar, lalu telepon %(hotline)s dengan nomor"
    " peserta undian Anda."
)
_WHAT_TO_DO: Final[dict[Reason, Words]] = {
    Reason.NOT_VERIFIED: gettext_lazy("Selesaikan verifikasi KTP, lalu bergabunglah di gelombang berikutnya."),
    Reason.IDENTITY_LOST: gettext_lazy(
        "Telepon %(hotline)s dengan nomor peserta undian Anda bila NIK itu milik Anda. Bila bukan, masukkan"
        " NIK Anda sendiri."
    ),
    Reason.AGE_UNKNOWN: gettext_lazy("Selesaikan verifikasi KTP, lalu bergabunglah di gelombang berikutnya."),
    Reason.TOO_YOUNG: gettext_lazy(
        "Anda dapat bergabung di gelombang yang ditutup setelah ulang tahun Anda. Bila tanggal lahirnya keliru, hubungi"
        " Dukcapil %(dukcapil_hotline)s."
    ),
    Reason.TOO_OLD: gettext_lazy(
        "Bila tanggal lahirnya keliru, hubungi Dukcapil %(dukcapil_hotline)s, lalu telepon %(hotline)s"
        " dengan nomor peserta undian Anda."
    ),
    Reason.DECLARED_STUDENT: gettext_lazy(
        "Bila Anda sudah lulus atau jawabannya keliru, perbaiki data diri, lalu bergabunglah di gelombang berikutnya."
    ),
    Reason.LISTED_STUDENT: gettext_lazy(
        "Sudah lulus atau tidak bersekolah lagi? Minta sekolah atau kampus memperbarui datanya, lalu telepon "
        "%(hotline)s dengan nomor peserta undian Anda."
    ),
    Reason.NOT_A_TARGET_GROUP: gettext_lazy(
        "Bila keadaan Anda sudah berubah, perbaiki data diri, lalu bergabunglah di gelombang berikutnya."
    ),
    Reason.DECLARED_OFFICE: gettext_lazy(
        "Bila Anda tidak termasuk kelompok itu lagi, perbaiki data diri, lalu bergabunglah di gelombang berikutnya."
    ),
    Reason.LISTED_OFFICE: _ASK_THE_OFFICE,
    Reason.LISTED_AID: _ASK_THE_OFFICE,
    Reason.ALREADY_RECIPIENT: gettext_lazy(
        "Kartu Prakerja diberikan satu kali seumur hidup, juga bila kemudian dicabut. Bukan Anda penerimanya? Telepon"
        " %(hotline)s dengan nomor peserta undian Anda."
    ),
    Reason.LISTED_RECIPIENT: gettext_lazy(
        "Kartu Prakerja diberikan satu kali seumur hidup, juga bila kemudian dicabut. Bukan Anda penerimanya? Telepon"
        " %(hotline)s dengan nomor peserta undian Anda."
    ),
    Reason.HOUSEHOLD_FULL: gettext_lazy(
        "Batas ini dihitung per kartu keluarga. Bila Anda sudah pindah ke kartu keluarga lain, telepon %(hotline)s"
        " dengan nomor peserta undian Anda."
    ),
}
