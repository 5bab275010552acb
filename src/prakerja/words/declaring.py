"""What an institution's staff can declare, and why something is not declared, taken back or answered, in words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.kit.refused import Refused
from prakerja.training import begin_training, declare_completion, give_feedback, tasks_of_training
from prakerja.training.declarations import refusals
from prakerja.training.hand_in_task import FinishedAlready
from prakerja.training.purchase_of_code import NoSuchCode
from prakerja.training.refusals import SeatsGone
from prakerja.training.require_attending import NotBegun
from prakerja.words.words import Words

DECLARING_REFUSED: Final[dict[type[Refused], Words]] = {
    NoSuchCode: _("Tidak ada pelatihan Anda dengan kode ini. Minta peserta membacakannya lagi."),
    begin_training.CodeVoided: _("Pembelian ini sudah dibatalkan."),
    begin_training.CodeOver: _(
        "Kode ini tidak berlaku lagi: peserta tidak hadir, keluar, atau batas waktunya sudah lewat."
    ),
    begin_training.TrainingCancelled: _("Jadwal ini dibatalkan, jadi tidak ada yang dinyatakan lagi."),
    begin_training.CourseStopped: _("Kurator menghentikan pelatihan ini. Untuk sementara tidak ada yang dapat mulai."),
    begin_training.NotItsTime: _(
        "Kode ini tidak dapat dimulai sekarang: terlalu awal, atau waktu untuk mulai sudah lewat."
    ),
    NotBegun: _("Peserta ini belum mulai: kodenya belum ditukar."),
    FinishedAlready: _("Sertifikatnya sudah terbit, jadi tidak ada yang dinyatakan lagi."),
    refusals.PresenceConfirmed: _(
        "Peserta sudah mengonfirmasi kehadirannya. Ia bukan tidak hadir, dan tidak pindah jadwal."
    ),
    refusals.ProvenFinished: _("Semua buktinya lengkap, jadi peserta ini selesai. Nyatakan selesai."),
    refusals.NotItsTimeToDeclare: _("Belum waktunya, atau tiga hari kerja untuk menyatakannya sudah lewat."),
    refusals.NoOtherSchedule: _("Pelatihan ini tidak punya jadwal itu, atau jadwalnya tidak dapat diikuti lagi."),
    SeatsGone: _("Kursi di jadwal itu sudah habis. Pilih jadwal lain."),
    declare_completion.NotAttended: _(
        "Peserta belum mengonfirmasi kehadirannya di semua pertemuan dan di tes akhir. Minta ia mengonfirmasi dulu."
    ),
    declare_completion.SkillNotShown: _("Unjuk keterampilannya belum diserahkan. Serahkan dulu lewat program Anda."),
    declare_completion.DeclaredTooLate: _("Batas waktunya sudah lewat, dan uangnya kembali ke saldo peserta."),
    declare_completion.CorrectionTooLate: _("Lima hari kerja untuk mengubahnya sudah lewat."),
    refusals.NothingToTakeBack: _("Untuk kode ini tidak ada keterangan tidak hadir atau keluar yang dapat dicabut."),
}
FEEDBACK_REFUSED: Final[dict[type[Refused], Words]] = {
    **{
        kind: DECLARING_REFUSED[kind]
        for kind in (
            NoSuchCode,
            begin_training.CodeVoided,
            begin_training.CodeOver,
            begin_training.TrainingCancelled,
            NotBegun,
        )
    },
    FinishedAlready: _("Sertifikatnya sudah terbit, jadi tugasnya tidak dijawab lagi."),
    tasks_of_training.NoSuchTask: _("Tugas bernomor 1 sampai 998."),
    tasks_of_training.NotAWebAddress: _("Tulis satu alamat yang diawali https:// atau http://."),
    give_feedback.FeedbackEmpty: _("Tulis umpan baliknya, paling banyak 4.000 huruf."),
    give_feedback.NothingHandedIn: _("Untuk kode ini tugas itu belum diserahkan."),
    give_feedback.AnsweredAlready: _("Tugas itu sudah punya umpan balik. Peserta dapat menyerahkannya lagi."),
}
