"""What an act that is proposed would do, line by line."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Final

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from pydantic import JsonValue

from prakerja.appeals.states import WrittenOffFor
from prakerja.authority.roles import Role
from prakerja.cards.reasons import HoldReason
from prakerja.cards.states import CardState
from prakerja.cards.year_ends import YearPart
from prakerja.identity.states import IdentityState
from prakerja.kit.clock import last_second
from prakerja.kit.rupiah import Rupiah
from prakerja.partners.states import PartnerKind
from prakerja.payouts.accounts.names import NameMatch
from prakerja.payouts.differences.kinds import DifferenceKind, Direction
from prakerja.payouts.sending.stop_batch import StoppedFor
from prakerja.screening.kinds import ListKind
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.course_rules import Check
from prakerja.training.declarations.states import DeclarationKind
from prakerja.training.signals.states import SignalKind
from prakerja.training.statements.months import month_named
from prakerja.words.amounts import rupiah, thousands
from prakerja.words.appeals import WRITTEN_OFF_FOR
from prakerja.words.authority import ROLE_NAMES
from prakerja.words.card_office import CARD_STATES, HOLD_NAMES
from prakerja.words.catalogue import CHECKS, PARTNER_KINDS
from prakerja.words.declarations import DECLARED_NAMES
from prakerja.words.learning import WITHDRAWN_FOR
from prakerja.words.ledger import signed_rupiah
from prakerja.words.moments import in_wib
from prakerja.words.partner_pay import COMPANY_NAME_MATCHES
from prakerja.words.payment_differences import DIFFERENCE_KINDS, DIRECTIONS
from prakerja.words.payout_office import STOPPED_FOR, held_back_sums, held_back_words, house_words, signed_number
from prakerja.words.screening import KIND_NAMES
from prakerja.words.signals import SIGNAL_KINDS
from prakerja.words.statements import month_words
from prakerja.words.words import Words
from prakerja.words.year_ends import YEAR_PARTS

_LABELS: Final[dict[str, Words]] = {
    "number": pgettext_lazy("satu", "Gelombang"),
    "budget_year": gettext_lazy("Tahun anggaran"),
    "before": gettext_lazy("Anggaran yang diizinkan sekarang"),
    "after": gettext_lazy("Anggaran yang diizinkan sesudahnya"),
    "float_before": gettext_lazy("Dana di bank sekarang"),
    "float_after": gettext_lazy("Dana di bank sesudahnya"),
    "fees_after": gettext_lazy("Biaya bank seluruhnya sesudahnya"),
    "seats": gettext_lazy("Kuota"),
    "package": gettext_lazy("Uang untuk satu kartu"),
    "set_aside": gettext_lazy("Disisihkan dari kas tahun anggaran"),
    "left": gettext_lazy("Anggaran yang masih bebas sesudahnya"),
    "opens_at": gettext_lazy("Dibuka"),
    "closes_at": gettext_lazy("Ditutup"),
    "planned_end": gettext_lazy("Rencana penutupan"),
    "scheme": gettext_lazy("Skema"),
    "version": gettext_lazy("Isi skema"),
    "joiners": gettext_lazy("Peserta"),
    "candidates": gettext_lazy("Peserta undian"),
    "custodians": gettext_lazy("Pemegang rahasia"),
    "revealed": gettext_lazy("Rahasia yang sudah dibuka"),
    "seated": gettext_lazy("Terpilih"),
    "full_name": gettext_lazy("Nama lengkap"),
    "email": gettext_lazy("Alamat e-mail"),
    "roles_before": gettext_lazy("Peran sekarang"),
    "roles": gettext_lazy("Peran"),
    "list": gettext_lazy("Nama daftar"),
    "kind": gettext_lazy("Jenis"),
    "valid_from": gettext_lazy("Berlaku sejak"),
    "valid_until": gettext_lazy("Berlaku sampai"),
    "year": gettext_lazy("Tahun penerimaan"),
    "source": gettext_lazy("Diterima dari"),
    "legal_basis": gettext_lazy("Dasar hukum"),
    "rows": gettext_lazy("Baris di berkas"),
    "people": gettext_lazy("Orang di daftar"),
    "doubled_rows": gettext_lazy("Baris dengan NIK yang sudah ada di baris lain"),
    "family_cards": gettext_lazy("Baris dengan nomor kartu keluarga"),
    "own_days": gettext_lazy("Baris dengan tanggal terhitung sejak"),
    "first_own_day": gettext_lazy("Tanggal terhitung sejak yang paling awal"),
    "last_own_day": gettext_lazy("Tanggal terhitung sejak yang paling akhir"),
    "impossible_dates": gettext_lazy("Baris dengan tanggal lahir yang tidak mungkin"),
    "unknown_regions": gettext_lazy("Baris dengan kode wilayah yang tidak dikenal"),
    "fixed_digits": gettext_lazy("Angka NIK yang sama di semua baris (urutan ke-)"),
    "sha256": gettext_lazy("Sidik digital berkas"),
    "counted_at": gettext_lazy("Dihitung"),
    "part": gettext_lazy("Yang ditutup"),
    "finished": gettext_lazy("Kartu yang selesai"),
    "still_used": gettext_lazy("Kartu yang tetap dipakai"),
    "unawarded": gettext_lazy("Kuota yang tidak diberikan kepada siapa pun"),
    "last_four": gettext_lazy("Kartu (empat angka terakhir)"),
    "because": gettext_lazy("Alasannya"),
    "effective_on": gettext_lazy("Terhitung sejak"),
    "becomes": gettext_lazy("Keadaan kartu sesudahnya"),
    "training": gettext_lazy("Kembali ke saldo pelatihan"),
    "incentive": gettext_lazy("Kembali ke cadangan insentif"),
    "due": gettext_lazy("Kembali ke insentif yang jatuh tempo"),
    "claim_dropped": gettext_lazy("Tagihan yang dihapus"),
    "planned_deadline": gettext_lazy("Batas waktu sekarang"),
    "new_deadline": gettext_lazy("Batas waktu baru"),
    "training_returned": gettext_lazy("Saldo pelatihan yang kembali ke kas"),
    "incentive_returned": gettext_lazy("Cadangan insentif yang kembali ke kas"),
    "due_returned": gettext_lazy("Insentif jatuh tempo yang kembali ke kas"),
    "reserve_returned": gettext_lazy("Cadangan gelombang yang kembali ke kas"),
    "returned": gettext_lazy("Seluruhnya kembali ke kas tahun anggaran"),
    "training_owed": gettext_lazy("Pelatihan yang sudah dibeli dan ditagih kembali"),
    "incentive_owed": gettext_lazy("Insentif yang sudah dibayarkan dan ditagih kembali"),
    "owed": gettext_lazy("Seluruhnya ditagih kepada pemegangnya"),
    "held": gettext_lazy("Kartu yang menunggu karena ditahan"),
    "under_way": gettext_lazy("Kartu yang menunggu karena uangnya belum sampai"),
    "overdue": gettext_lazy("Kartu yang menunggu pencabutan malam ini"),
    "waiting_waves": gettext_lazy("Gelombang yang menunggu hasil atau kartunya"),
    "by_wave": gettext_lazy("Per gelombang"),
    "days": gettext_lazy("Hari untuk membeli pelatihan pertama"),
    "applicants": gettext_lazy("Orang di daftar yang NIK-nya pernah diisi pendaftar"),
    "unscreened_joiners": gettext_lazy("Di antaranya peserta gelombang yang belum diperiksa"),
    "recipients": gettext_lazy("Orang di daftar yang sudah pernah menerima di sini"),
    "applicants_here_alone": gettext_lazy(
        "Pendaftar yang tidak tercatat di daftar berlaku lain dan belum pernah menerima di sini"
    ),
    "joiners_here_alone": gettext_lazy("Di antara mereka, peserta gelombang yang belum diperiksa"),
    "nik": gettext_lazy("NIK"),
    "holder_state": gettext_lazy("Identitas akun yang memakainya sekarang"),
    "holder_waves": gettext_lazy("Gelombang yang diikuti akun itu"),
    "received_waves": gettext_lazy("Gelombang yang sudah memberi NIK ini kuota"),
    "partner": gettext_lazy("Nama mitra"),
    "partner_kind": gettext_lazy("Jenis mitra"),
    "client_code": gettext_lazy("Kode klien"),
    "business_number": gettext_lazy("Nomor induk berusaha"),
    "owners": gettext_lazy("Pemilik"),
    "sign_in_redirects": gettext_lazy("Alamat kembali setelah masuk"),
    "sign_in_logins": gettext_lazy("Alamat masuk mitra"),
    "sign_in_scopes": gettext_lazy("Data yang boleh diminta"),
    "redirect_addresses": gettext_lazy("Alamat kembali peserta"),
    "suspended_at": gettext_lazy("Dihentikan sejak"),
    "course": gettext_lazy("Judul pelatihan"),
    "course_code": gettext_lazy("Kode pelatihan"),
    "institution": gettext_lazy("Lembaga"),
    "teacher": gettext_lazy("Pengajar"),
    "hours": gettext_lazy("Jam pelatihan"),
    "course_price": gettext_lazy("Harga"),
    "content": gettext_lazy("Sidik isi"),
    "signal": gettext_lazy("Sinyal"),
    "held_purchases": gettext_lazy("Pembelian yang ditahannya"),
    "certified_on": gettext_lazy("Sertifikat diterbitkan"),
    "withdrawn_for": gettext_lazy("Alasan yang dibaca semua orang"),
    "declared": gettext_lazy("Keterangan lembaga"),
    "checked": gettext_lazy("Yang sudah diperiksa"),
    "platform": gettext_lazy("Platform"),
    "invoice_code": gettext_lazy("Nomor tagihan di platform"),
    "taken_back": gettext_lazy("Ditarik kembali ke kas"),
    "on_approved": gettext_lazy("Baris yang sudah disetujui dan dipotong dari rekapitulasi berikutnya"),
    "month": gettext_lazy("Bulan rekapitulasi"),
    "lines": gettext_lazy("Baris"),
    "earned": gettext_lazy("Diperoleh dari pelatihan yang terbukti"),
    "clawed_back": gettext_lazy("Dipotong karena ditarik kembali"),
    "adjusted": gettext_lazy("Penyesuaian setelah sanggahan"),
    "carried_in": gettext_lazy("Dipotong: tagihan dari rekapitulasi sebelumnya"),
    "payout": gettext_lazy("Jumlah bersih yang dibayarkan"),
    "carried_out": gettext_lazy("Tagihan yang terbawa ke rekapitulasi berikutnya"),
    "disputed": gettext_lazy("Isi sanggahan"),
    "adjustment": gettext_lazy("Penyesuaian untuk mitra (minus: dipotong)"),
    "suspended_for": gettext_lazy("Alasan penghentiannya"),
    "months": gettext_lazy("Jumlah bulan"),
    "written_off_for": gettext_lazy("Mengapa dihapus"),
    "to_give_back": gettext_lazy("Dikirim kembali kepadanya"),
    "bank_line": gettext_lazy("Baris di rekening koran"),
    "house": gettext_lazy("Dibayar lewat"),
    "due_on": gettext_lazy("Jatuh tempo sampai"),
    "pays_on": gettext_lazy("Dikirim pada"),
    "items": gettext_lazy("Pembayaran"),
    "amount": gettext_lazy("Jumlah seluruhnya"),
    "items_unsent": gettext_lazy("Pembayaran yang belum dikirim"),
    "amount_unsent": gettext_lazy("Jumlah yang belum dikirim"),
    "stopped_for": gettext_lazy("Berhenti karena"),
    "items_before": gettext_lazy("Pembayaran di kelompok sebelumnya"),
    "amount_before": gettext_lazy("Jumlah di kelompok sebelumnya"),
    "items_more": gettext_lazy("Selisih pembayaran dengan kelompok sebelumnya"),
    "amount_more": gettext_lazy("Selisih jumlah dengan kelompok sebelumnya"),
    "held_back_people": gettext_lazy("Orang yang belum dapat dibayar"),
    "held_back_amount": gettext_lazy("Uang mereka yang menunggu"),
    "held_back": gettext_lazy("Mengapa belum dapat dibayar"),
    "account_name": gettext_lazy("Nama pemilik menurut bank"),
    "name_match": gettext_lazy("Perbandingan kedua nama"),
    "bank": gettext_lazy("Bank"),
    "account_ends": gettext_lazy("Nomor rekening (empat angka terakhir)"),
    "account_before": gettext_lazy("Rekening yang diganti"),
    "batch_sha256": gettext_lazy("Sidik digital kelompok ini"),
    "direction": gettext_lazy("Selisih"),
    "rectified_people": gettext_lazy("Orang yang selisihnya dibetulkan"),
    "rectified": gettext_lazy("Jumlah yang dibetulkan"),
    "by_difference": gettext_lazy("Per jenis selisih"),
    "threshold": gettext_lazy("Dibetulkan mulai dari, per orang"),
    "left_alone": gettext_lazy("Selisih yang dibiarkan karena terlalu kecil"),
    "left_alone_amount": gettext_lazy("Jumlah yang dibiarkan"),
    "list_sha256": gettext_lazy("Sidik digital daftarnya"),
}
#: Whom and which photos it was decided by: the case shows them to its reviewer, and other pages to nobody.
_NOT_SHOWN: Final = frozenset({"claimant", "claimant_photos", "holder", "holder_photos"})
_HOLDER_STATES: Final[dict[str, Words]] = {
    IdentityState.PHOTOS: gettext_lazy("cocok di Dukcapil, fotonya belum lengkap"),
    IdentityState.REVIEW: gettext_lazy("sedang diperiksa petugas"),
    IdentityState.VERIFIED: gettext_lazy("terverifikasi"),
}
_DAYS: Final = (
    "certified_on",
    "valid_from",
    "valid_until",
    "effective_on",
    "first_own_day",
    "last_own_day",
    "due_on",
    "pays_on",
)
#: A wave's number and a year are names, and written without dots.
_NAMES: Final = ("number", "year", "budget_year")
_AMOUNTS: Final = (
    "before",
    "after",
    "float_before",
    "float_after",
    "fees_after",
    "package",
    "set_aside",
    "left",
    "training",
    "incentive",
    "training_returned",
    "incentive_returned",
    "reserve_returned",
    "due_returned",
    "returned",
    "training_owed",
    "incentive_owed",
    "owed",
    "due",
    "claim_dropped",
    "to_give_back",
    "course_price",
    "taken_back",
    "earned",
    "clawed_back",
    "carried_in",
    "payout",
    "carried_out",
    "amount",
    "amount_before",
    "amount_unsent",
    "held_back_amount",
    "rectified",
    "threshold",
    "left_alone_amount",
)
#: For somebody or against them.
_SIGNED: Final = ("adjusted", "adjustment")
#: What is possible until then.
_ENDS: Final = ("planned_deadline", "new_deadline")
_MOMENTS: Final = ("opens_at", "closes_at", "planned_end", "counted_at", "suspended_at")


def plan_words(plan: Mapping[str, JsonValue]) -> list[tuple[Words, str]]:
    """What will happen, line by line, in the order of the labels: the database keeps a plan in an order of its own."""
    order = {key: place for place, key in enumerate(_LABELS)}
    shown = sorted(plan.keys() - _NOT_SHOWN, key=lambda key: order[key])
    return [(_LABELS[key], _value(key, plan[key])) for key in shown]


def subject_words(plan: Mapping[str, JsonValue]) -> str:
    """Whom or what it is about, as its plan names it: a wave, a person, a list."""
    if "number" in plan:
        return _card_or_wave(plan)
    if "part" in plan:
        told = {"scheme": plan["scheme"], "year": plan["budget_year"], "part": YEAR_PARTS[YearPart(str(plan["part"]))]}
        return _("Skema %(scheme)s, tahun %(year)s: %(part)s") % told
    if "month" in plan:
        return f"{plan['partner']}, {month_words(month_named(str(plan['month'])))}"
    if "house" in plan:
        return _("Pencairan %(house)s, %(day)s") % {
            "house": house_words(str(plan["house"])),
            "day": _day(plan["due_on"]),
        }
    if "budget_year" in plan:
        return _("Anggaran %(year)s") % {"year": plan["budget_year"]}
    if "direction" in plan:
        return _direction(plan["direction"])
    named = (plan.get(key) for key in ("full_name", "list", "course", "partner"))
    return str(next((name for name in named if name), ""))


def _card_or_wave(plan: Mapping[str, JsonValue]) -> str:
    told = {"four": plan.get("last_four"), "number": plan["number"]}
    if "last_four" in plan:
        return _("Kartu berakhiran %(four)s, gelombang %(number)s") % told
    return _("Gelombang %(number)s") % told


def _value(key: str, value: JsonValue) -> str:
    if key in _READ_BY:
        return _READ_BY[key](value)
    if key in _SIGNED and isinstance(value, int):
        return signed_rupiah(value)
    if key in _AMOUNTS and isinstance(value, int):
        return rupiah(Rupiah(value))
    if isinstance(value, list):
        return _listed(str(one) for one in value)
    return thousands(value) if isinstance(value, int) and key not in _NAMES else str(value)


def _listed(said: Iterable[str], between: str = ", ") -> str:
    return between.join(said) or _("tidak ada")


def _moment(value: JsonValue) -> str:
    return in_wib(datetime.fromisoformat(str(value)))


def _end(value: JsonValue) -> str:
    return in_wib(last_second(datetime.fromisoformat(str(value))))


def _day(value: JsonValue) -> str:
    return date_format(date.fromisoformat(str(value)), "j F Y") if value else _("tidak berakhir")


def _roles(value: JsonValue) -> str:
    roles = value if isinstance(value, list) else []
    return _listed(str(ROLE_NAMES[Role(str(one))]) for one in roles)


def _part(value: JsonValue) -> str:
    return str(YEAR_PARTS[YearPart(str(value))])


def _because(value: JsonValue) -> str:
    return str(HOLD_NAMES[HoldReason(str(value))])


def _becomes(value: JsonValue) -> str:
    return str(CARD_STATES[CardState(str(value))])


def _by_wave(value: JsonValue) -> str:
    waves = value if isinstance(value, list) else []
    return _listed((_of_wave(one) for one in waves if isinstance(one, dict)), between="; ")


def _of_wave(one: Mapping[str, JsonValue]) -> str:
    told = {
        "number": one["number"],
        "cards": thousands(int(str(one["finished"]))),
        "amount": rupiah(Rupiah(int(str(one["returned"])))),
    }
    return _("gelombang %(number)s: %(cards)s kartu selesai, %(amount)s kembali") % told


def _held_back(value: JsonValue) -> str:
    told = value if isinstance(value, list) else []
    sums = held_back_sums({str(one["why"]): one for one in told if isinstance(one, dict)})
    return _listed((held_back_words(one) for one in sums), between="; ")


def _checked(value: JsonValue) -> str:
    checks = value if isinstance(value, list) else []
    return _listed((str(CHECKS[Check(str(one))]) for one in checks), between="; ")


def _direction(value: JsonValue) -> str:
    return str(DIRECTIONS[Direction(str(value))])


def _by_difference(value: JsonValue) -> str:
    kinds = value if isinstance(value, dict) else {}
    return _listed((_of_difference(kind, one) for kind, one in kinds.items() if isinstance(one, dict)), between="; ")


def _of_difference(kind: str, one: Mapping[str, JsonValue]) -> str:
    amount = rupiah(Rupiah(int(str(one["amount"]))))
    return f"{DIFFERENCE_KINDS[DifferenceKind(kind)]}: {thousands(int(str(one['rows'])))}, {amount}"


#: What is neither a number, an amount nor a text.
_READ_BY: Final[dict[str, Callable[[JsonValue], str]]] = {
    **dict.fromkeys(_MOMENTS, _moment),
    **dict.fromkeys(_ENDS, _end),
    **dict.fromkeys(_DAYS, _day),
    **dict.fromkeys(("roles", "roles_before"), _roles),
    "direction": _direction,
    "by_difference": _by_difference,
    "kind": lambda value: str(KIND_NAMES[ListKind(str(value))]),
    "holder_state": lambda value: str(_HOLDER_STATES[str(value)]),
    "part": _part,
    "because": _because,
    "becomes": _becomes,
    "by_wave": _by_wave,
    "name_match": lambda value: str(COMPANY_NAME_MATCHES[NameMatch(str(value))]),
    "declared": lambda value: str(DECLARED_NAMES[DeclarationKind(str(value))]),
    "checked": _checked,
    "house": lambda value: house_words(str(value)),
    "items_more": lambda value: signed_number(int(str(value))),
    "amount_more": lambda value: signed_rupiah(int(str(value)), always=True),
    "held_back": _held_back,
    "stopped_for": lambda value: str(STOPPED_FOR[StoppedFor(str(value))]),
    "month": lambda value: month_words(month_named(str(value))),
    "written_off_for": lambda value: str(WRITTEN_OFF_FOR[WrittenOffFor(str(value))]),
    "signal": lambda value: str(SIGNAL_KINDS[SignalKind(str(value))]),
    "withdrawn_for": lambda value: str(WITHDRAWN_FOR[WithdrawnFor(str(value))]),
    "partner_kind": lambda value: str(PARTNER_KINDS[PartnerKind(str(value))]),
}
