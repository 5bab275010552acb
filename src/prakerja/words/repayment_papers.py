"""What notices, slips and cases say, as they are printed: in Indonesian, whatever language their reader has."""

from django.conf import settings
from django.urls import reverse
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from prakerja.appeals.models import Repayment
from prakerja.appeals.repayment.own_demand import OwnDemand
from prakerja.appeals.repayment.paper_pdf import PaperWords, write_paper_pdf
from prakerja.appeals.repayment.rules import last_day
from prakerja.appeals.states import OVERPAID
from prakerja.cards.letter_code import spelled
from prakerja.cards.reasons import HoldReason
from prakerja.kit.rupiah import Rupiah
from prakerja.words.amounts import rupiah
from prakerja.words.card_office import HOLD_NAMES


def notice_pdf(own: OwnDemand, full_name: str) -> bytes:
    """With its number, reason, sums, how to pay and how to object, and an address where anybody can check it."""
    demand = own.demand
    with override("id"):
        last = date_format(last_day(demand.pays_until, demand.clock), "j F Y")
        words = PaperWords(
            language="id",
            title=_("Surat permintaan pengembalian"),
            number=_("Nomor %(number)s") % {"number": own.notice},
            rows=[
                (_("Kepada"), full_name),
                (_("Tanggal"), date_format(demand.demanded_at.astimezone(demand.clock), "j F Y")),
                (_("Alasannya"), reason_words(own)),
                (_("Pelatihan yang sudah dibeli"), rupiah(Rupiah(demand.training))),
                (_("Insentif yang sudah dibayarkan"), rupiah(Rupiah(own.incentive))),
                (_("Seluruhnya"), rupiah(Rupiah(demand.amount))),
                (_("Hari terakhir membayar"), last),
                *_plan_rows(own),
                (_("Nomor pembayaran"), spaced(demand.reference)),
            ],
            paragraphs=_notice_paragraphs(own),
            note=_("Surat ini dibuat oleh sistem, tanpa tanda tangan. Dua petugas memutuskannya."),
            check=(_("Periksa keaslian surat ini"), _page(), spelled(demand.code)),
        )
    return write_paper_pdf(words, address=f"{settings.BASE_URL}{reverse('letters:checked', args=[demand.code.hex])}")


def _plan_rows(own: OwnDemand) -> list[tuple[str, str]]:
    """In how many parts, and by what law that may be longer; nothing where the whole is due at the end."""
    if not own.has_plan or not own.dates:
        return []
    days = [date_format(one.part.due_on, "j F Y") for one in own.dates]
    told = _("%(count)s bagian, dari %(first)s sampai %(last)s") % {
        "count": len(days),
        "first": days[0],
        "last": days[-1],
    }
    basis = own.demand.legal_basis
    return [(_("Rencana pembayaran"), told), *([(_("Waktu lebih panjang menurut"), basis)] if basis else [])]


def _notice_paragraphs(own: OwnDemand) -> list[str]:
    overpaid = _("Anda menerima insentif lebih banyak daripada hak Anda. Kelebihannya kembali kepada kas negara.")
    return [
        overpaid
        if own.demand.because == OVERPAID
        else _(
            "Kartu Prakerja Anda dibatalkan sejak awal. Yang sudah dipakai atau dibayarkan kembali kepada negara "
            "(Perpres 76/2020 Pasal 31C)."
        ),
        _(
            "Bayar lewat virtual account dengan nomor di atas, sekaligus atau dalam beberapa bagian. Setiap pembayaran "
            "mendapat bukti."
        ),
        _(
            "Bila menurut Anda ini keliru, ajukan keberatan di akun Anda sebelum hari terakhir. Selama diperiksa, "
            "waktunya berhenti. Petugas lain yang memutuskannya."
        ),
        _("Yang tidak dikembalikan dapat diserahkan kepada bagian hukum."),
    ]


def slip_pdf(own: OwnDemand, paid: Repayment, full_name: str) -> bytes:
    with override("id"):
        rows = [
            (_("Dari"), full_name),
            (_("Untuk surat"), own.notice),
            (_("Diterima bank pada"), date_format(paid.paid_on, "j F Y")),
            (_("Jumlah"), rupiah(Rupiah(paid.amount))),
            (_("Sisa sesudahnya"), rupiah(Rupiah(paid.left))),
        ]
        if paid.surplus:
            rows.append((_("Kelebihan yang dikirim kembali"), rupiah(Rupiah(paid.surplus))))
        words = PaperWords(
            language="id",
            title=_("Bukti pengembalian"),
            number=_("Nomor %(number)s") % {"number": f"{own.notice}/{paid.number}"},
            rows=rows,
            paragraphs=[],
            note=_("Bukti ini dibuat oleh sistem, tanpa tanda tangan."),
        )
    return write_paper_pdf(words)


def case_pdf(own: OwnDemand, full_name: str) -> bytes:
    """For the lawyers."""
    demand = own.demand
    with override("id"):
        paid = [
            (date_format(one.paid_on, "j F Y"), _("dibayar %(amount)s") % {"amount": rupiah(Rupiah(one.amount))})
            for one in own.repayments
        ]
        said = [text for one in own.objections for text in (one.text, one.answer)]
        words = PaperWords(
            language="id",
            title=_("Berkas perkara pengembalian"),
            number=_("Nomor %(number)s") % {"number": own.notice},
            rows=[
                (_("Atas nama"), full_name),
                (_("Alasannya"), reason_words(own)),
                (_("Diminta"), rupiah(Rupiah(demand.amount))),
                (_("Hari terakhir membayar"), date_format(last_day(demand.pays_until, demand.clock), "j F Y")),
                *_plan_rows(own),
                *paid,
                (_("Masih ditagih"), rupiah(own.owed)),
            ],
            paragraphs=[one for one in said if one],
            note=_("Perpres 76/2020 Pasal 31C."),
        )
    return write_paper_pdf(words)


def reason_words(own: OwnDemand) -> str:
    """Why it is demanded, as its holder reads it."""
    if own.demand.because == OVERPAID:
        return _("insentif yang dibayarkan lebih banyak daripada hak penerimanya")
    return str(HOLD_NAMES[HoldReason(own.demand.because)])


def spaced(reference: str) -> str:
    """`8812 3456 …`: as it is copied from paper."""
    return " ".join(reference[start : start + 4] for start in range(0, len(reference), 4))


def _page() -> str:
    return f"{settings.BASE_URL.partition('://')[2]}{reverse('letters:ask')}"
