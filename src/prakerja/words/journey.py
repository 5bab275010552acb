"""The banner of the dashboard: what comes next, and when, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from prakerja.waves.whats_next import (
    DoStep,
    JoinWave,
    KnownWave,
    MendStep,
    NextMove,
    NothingAnnounced,
    SeeResult,
    WaitForClosing,
    WaitForOpening,
    WaitForResult,
    WaitForUs,
)
from prakerja.words.waves import STEP_NAMES, When, step_page, what_happens_now


@dataclass(frozen=True)
class Banner:
    """`tone` is a class of the look: empty, good or warn. Without a link there is nothing to do but wait."""

    heading: str
    text: str
    link: str = ""
    label: str = ""
    tone: str = ""


def banner_of(move: NextMove, *, now: datetime, when: When) -> Banner:
    match move:
        case MendStep() | DoStep() | WaitForUs():
            return _step_banner(move, now, when)
        case JoinWave(wave) | WaitForOpening(wave):
            return _wave_banner(wave, now, when)
        case WaitForClosing(wave):
            return _joined_banner(wave, when)
        case WaitForResult(wave, overdue):
            return _result_banner(wave, now, when, overdue=overdue)
        case SeeResult(wave):
            return Banner(
                _("Hasil gelombang %(number)s sudah diumumkan") % {"number": wave.number},
                _("Halaman hasil memuat keputusan untuk Anda beserta alasannya, dan langkah berikutnya."),
                result_page(wave.number),
                _("Lihat hasil saya"),
                "good",
            )
        case NothingAnnounced():
            return Banner(
                _("Belum ada gelombang yang diumumkan untuk daerah Anda"),
                _(
                    "Semua langkah Anda selesai dan tetap berlaku; tidak perlu diulang. Tanggal gelombang berikutnya"
                    " tampil di sini begitu ditetapkan."
                ),
            )


def result_page(number: int) -> str:
    """The address of the joiner's result."""
    return reverse("waves:result", args=[number])


def _step_banner(move: MendStep | DoStep | WaitForUs, now: datetime, when: When) -> Banner:
    step = {"step": STEP_NAMES[move.step]}
    until = _deadline(move.wave, now, when)
    if isinstance(move, WaitForUs):
        text = _(
            "Tidak ada yang perlu Anda lakukan sekarang. Biasanya selesai dalam beberapa menit; bila perlu dilihat"
            " petugas, paling lama 3 × 24 jam. Hasilnya kami kirim lewat e-mail."
        )
        return Banner(
            _("Kami sedang memeriksa: %(step)s") % step,
            f"{text} {until}",
            step_page(move.step),
            _("Lihat sampai di mana"),
        )
    if isinstance(move, MendStep):
        return Banner(_("Perlu diperbaiki: %(step)s") % step, until, step_page(move.step), _("Perbaiki"), "warn")
    label = _("Lanjutkan") if move.begun else _("Mulai")
    return Banner(_("Langkah berikutnya: %(step)s") % step, until, step_page(move.step), label)


def _deadline(wave: KnownWave | None, now: datetime, when: When) -> str:
    if wave is None:
        return _(
            "Gelombang berikutnya belum diumumkan. Langkah yang sudah selesai tetap berlaku untuk gelombang nanti."
        )
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


def _result_banner(wave: KnownWave, now: datetime, when: When, *, overdue: bool) -> Banner:
    values = {"number": wave.number, "result": when(wave.result_expected_at)}
    told = _("Kami memberi tahu Anda lewat e-mail dan SMS begitu diumumkan. Tidak ada yang perlu Anda lakukan.")
    heading = (
        _("Hasil gelombang %(number)s mundur dari rencana %(result)s")
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
