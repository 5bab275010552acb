"""The banner of the dashboard: what comes next, and when, in words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.journey.known_wave import KnownWave, ResultKind
from prakerja.journey.next_moves import (
    DoStep,
    JoinWave,
    MendStep,
    NothingAnnounced,
    SeeResult,
    Stands,
    WaitForClosing,
    WaitForOpening,
    WaitForResult,
    WaitForUs,
    WaveMove,
)
from prakerja.screening.failed_rules import FailedRule
from prakerja.waves.rules import Barred, HasReceived
from prakerja.words.banner import Banner
from prakerja.words.reasons import reason_sentence
from prakerja.words.refusals import barrier_words
from prakerja.words.waves import STEP_NAMES, When, step_page, what_happens_now
from prakerja.words.words import Words


def banner_of(move: WaveMove, *, now: datetime, when: When, failed: Sequence[FailedRule] = ()) -> Banner:
    """`failed`: the rules that were not met, when the move is to read such a result."""
    match move:
        case MendStep() | DoStep() | WaitForUs():
            return _step_banner(move, now, when)
        case JoinWave(wave) | WaitForOpening(wave):
            return _wave_banner(wave, now, when)
        case WaitForClosing(wave):
            return _joined_banner(wave, when)
        case WaitForResult(wave, overdue):
            return _awaited_banner(wave, now, when, overdue=overdue)
        case SeeResult(wave):
            return _result_banner(wave, failed)
        case Stands(barrier, more):
            return _barrier_banner(barrier, more)
        case NothingAnnounced():
            return Banner(
                _("Belum ada gelombang yang diumumkan untuk daerah Anda"),
                _(
                    "Semua langkah Anda selesai dan tersimpan. Tanggal gelombang berikutnya tampil di sini begitu"
                    " ditetapkan."
                ),
            )


def overturned_banner(number: int) -> Banner:
    """Of a result that does not stand any more: what it said is not said again."""
    return Banner(
        _("Keberatan Anda atas hasil gelombang %(number)s dibenarkan") % {"number": number},
        _("Halaman keberatan memuat apakah Anda mendapat kuota."),
        reverse("waves:objection", args=[number]),
        _("Lihat keberatan saya"),
    )


def result_page(number: int) -> str:
    """The address of the joiner's result."""
    return reverse("waves:result", args=[number])


def _result_banner(wave: KnownWave, failed: Sequence[FailedRule]) -> Banner:
    """The result with its reason; its page has the rest."""
    heading, reason, tone = _RESULTS[wave.result or ResultKind.NOT_ELIGIBLE]
    reasons = " ".join(reason_sentence(one) for one in failed) or str(reason)
    return Banner(
        str(heading) % {"number": wave.number}, reasons, result_page(wave.number), _("Lihat hasil saya"), tone
    )


_RESULTS: Final[dict[ResultKind, tuple[Words, Words, str]]] = {
    ResultKind.SEATED: (
        gettext_lazy("Selamat, Anda terpilih di gelombang %(number)s"),
        gettext_lazy("Halaman hasil menjelaskan langkah berikutnya."),
        "good",
    ),
    ResultKind.NO_SEAT: (
        gettext_lazy("Anda belum terpilih di gelombang %(number)s"),
        gettext_lazy("Anda memenuhi syarat, tetapi kuota yang terbuka untuk Anda habis sebelum giliran Anda."),
        "",
    ),
    ResultKind.HOUSEHOLD_FULL: (
        gettext_lazy("Anda belum terpilih di gelombang %(number)s"),
        gettext_lazy("Anda memenuhi syarat, tetapi kartu keluarga Anda sudah mencapai batas jumlah penerima."),
        "",
    ),
    ResultKind.NOT_ELIGIBLE: (
        gettext_lazy("Anda belum memenuhi syarat gelombang %(number)s"),
        gettext_lazy("Halaman hasil memuat syarat yang tidak terpenuhi."),
        "warn",
    ),
}


def _barrier_banner(barrier: Barred, more: tuple[Barred, ...]) -> Banner:
    words = [barrier_words(one) for one in (barrier, *more)]
    link, label = next(((one.link, one.label) for one in words if one.link), ("", ""))
    return Banner(
        _("Saat ini Anda belum dapat menerima Kartu Prakerja")
        if not isinstance(barrier, HasReceived)
        else _("Anda sudah menerima Kartu Prakerja"),
        " ".join(one.reason for one in words),
        link,
        label,
        "" if isinstance(barrier, HasReceived) else "warn",
    )


def _step_banner(move: MendStep | DoStep | WaitForUs, now: datetime, when: When) -> Banner:
    step = {"step": STEP_NAMES[move.step]}
    until = _deadline(move.wave, now, when)
    if isinstance(move, WaitForUs):
        text = _(
            "Tidak ada yang perlu Anda lakukan sekarang. Biasanya selesai dalam beberapa menit; bila perlu dilihat"
            " petugas, target kami 3 × 24 jam. Hasilnya kami kirim lewat e-mail."
        )
        return Banner(
            _("Kami sedang memeriksa: %(step)s") % step,
            f"{text} {until}",
            step_page(move.step),
            _("Lihat perkembangan"),
        )
    if isinstance(move, MendStep):
        return Banner(_("Perlu diperbaiki: %(step)s") % step, until, step_page(move.step), _("Perbaiki"), "warn")
    label = _("Lanjutkan") if move.begun else _("Mulai")
    return Banner(_("Langkah berikutnya: %(step)s") % step, until, step_page(move.step), label)


def _deadline(wave: KnownWave | None, now: datetime, when: When) -> str:
    if wave is None:
        return _("Gelombang berikutnya belum diumumkan. Langkah yang sudah selesai tersimpan untuk gelombang nanti.")
    values = {"number": wave.number, "opens": when(wave.opens_at), "closes": when(wave.closes_at)}
    if wave.is_joinable(now):
        return _("Gelombang %(number)s dapat diikuti sampai %(closes)s bila semua langkah selesai.") % values
    return _("Gelombang %(number)s dibuka %(opens)s dan ditutup %(closes)s.") % values


def _wave_banner(wave: KnownWave, now: datetime, when: When) -> Banner:
    values = {"number": wave.number, "opens": when(wave.opens_at), "closes": when(wave.closes_at)}
    calm = _("Bergabung lebih cepat tidak menambah peluang: undian dilakukan setelah gelombang ditutup.")
    if wave.is_joinable(now):
        return Banner(
            _("Gelombang %(number)s dibuka untuk Anda") % values,
            _("Anda boleh bergabung sampai %(closes)s.") % values + " " + calm,
            reverse("waves:join", args=[wave.number]),
            _("Gabung gelombang %(number)s") % values,
            "good",
        )
    return Banner(
        _("Semua langkah selesai. Gelombang %(number)s dibuka %(opens)s") % values,
        _("Anda boleh bergabung kapan saja sampai %(closes)s.") % values + " " + calm,
        reverse("waves:wave", args=[wave.number]),
        _("Lihat gelombang %(number)s") % values,
    )


def _joined_banner(wave: KnownWave, when: When) -> Banner:
    values = {"number": wave.number, "closes": when(wave.closes_at), "result": when(wave.result_expected_at)}
    return Banner(
        _("Anda sudah bergabung di gelombang %(number)s") % values,
        _(
            "Gelombang ditutup %(closes)s. Setelah itu syarat diperiksa dan penerima diundi. Hasilnya diperkirakan"
            " %(result)s, di halaman ini serta lewat e-mail dan SMS."
        )
        % values,
        reverse("waves:joined", args=[wave.number]),
        _("Lihat bukti bergabung"),
        "good",
    )


def _awaited_banner(wave: KnownWave, now: datetime, when: When, *, overdue: bool) -> Banner:
    values = {"number": wave.number, "result": when(wave.result_expected_at)}
    told = _("Kami memberi tahu Anda lewat e-mail dan SMS begitu diumumkan. Tidak ada yang perlu Anda lakukan.")
    heading = (
        _("Hasil gelombang %(number)s tertunda dari rencana %(result)s")
        if overdue
        else _("Hasil gelombang %(number)s diperkirakan %(result)s")
    )
    return Banner(
        heading % values,
        f"{what_happens_now(wave, now, when)} {told}",
        reverse("waves:joined", args=[wave.number]),
        _("Lihat bukti bergabung"),
        "warn" if overdue else "",
    )
