"""What the acts that take two people are called, and what each of them does: partners and their trainings."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.partners.acts import ADMIT
from prakerja.partners.acts import RESUME as RESUME_PARTNER
from prakerja.partners.sso.act import REGISTER_SIGN_IN
from prakerja.training.certificates.reinstatement_act import REINSTATE_CERTIFICATE
from prakerja.training.certificates.withdrawal_act import WITHDRAW_CERTIFICATE
from prakerja.training.course_acts import PUBLISH_COURSE, RESUME_COURSE
from prakerja.training.declarations.objection_acts import DISMISS_OBJECTION, UPHOLD_OBJECTION
from prakerja.training.signals.signal_act import CLEAR_SIGNAL
from prakerja.training.statements.dispute_act import ACCEPT_DISPUTE
from prakerja.training.statements.statement_acts import APPROVE_STATEMENT, TAKE_BACK
from prakerja.training.teaching_act import END_TEACHING
from prakerja.training.under_way_act import VOID_UNDER_WAY
from prakerja.words.words import Words

TRAINING_TITLES: Final[dict[str, Words]] = {
    VOID_UNDER_WAY.name: gettext_lazy("Batalkan pelatihan yang sedang berjalan"),
    UPHOLD_OBJECTION.name: gettext_lazy("Benarkan keberatan peserta"),
    DISMISS_OBJECTION.name: gettext_lazy("Tolak keberatan peserta"),
    WITHDRAW_CERTIFICATE.name: gettext_lazy("Tarik sertifikat"),
    REINSTATE_CERTIFICATE.name: gettext_lazy("Berlakukan lagi sertifikat"),
    CLEAR_SIGNAL.name: gettext_lazy("Lepaskan yang ditahan sinyal"),
    ADMIT.name: gettext_lazy("Terima mitra"),
    RESUME_PARTNER.name: gettext_lazy("Aktifkan lagi mitra"),
    END_TEACHING.name: gettext_lazy("Batalkan semua jadwal lembaga"),
    REGISTER_SIGN_IN.name: gettext_lazy("Atur masuk dengan akun Prakerja"),
    PUBLISH_COURSE.name: gettext_lazy("Loloskan pelatihan"),
    RESUME_COURSE.name: gettext_lazy("Buka lagi pelatihan"),
    APPROVE_STATEMENT.name: gettext_lazy("Setujui rekapitulasi pembayaran"),
    TAKE_BACK.name: gettext_lazy("Tarik kembali pembayaran satu pembelian"),
    ACCEPT_DISPUTE.name: gettext_lazy("Terima sanggahan mitra"),
}

TRAINING_CONSEQUENCES: Final[dict[str, Words]] = {
    CLEAR_SIGNAL.name: gettext_lazy(
        "Sinyal ini dinyatakan bukan kecurangan. Uang yang ditahannya masuk rekapitulasi mitra berikutnya, kecuali "
        "ditahan karena hal lain."
    ),
    WITHDRAW_CERTIFICATE.name: gettext_lazy(
        "Halaman sertifikat mengatakan bahwa sertifikat ini ditarik, dan alasannya. Pemiliknya diberi tahu. Insentif "
        "dari pelatihan itu yang belum dikirim ditarik kembali. Uang yang sudah dibayarkan diputuskan tersendiri."
    ),
    REINSTATE_CERTIFICATE.name: gettext_lazy(
        "Sertifikat berlaku seperti semula dan pemiliknya diberi tahu. Insentif yang ditarik kembali jatuh tempo lagi. "
        "Sesudah hari terakhir pembayaran tahun itu, insentif tidak jatuh tempo lagi."
    ),
    VOID_UNDER_WAY.name: gettext_lazy(
        "Pelatihan yang dibeli dengan kartu ini batal: kodenya tidak berlaku lagi, dan kursinya bebas. Harganya "
        "kembali ke saldo kartu, yang tetap ditahan. Lembaganya tidak dibayar. Pemegang kartu diberi tahu."
    ),
    UPHOLD_OBJECTION.name: gettext_lazy(
        "Keterangan lembaga tidak berlaku. Siapa yang dinyatakan tidak hadir atau keluar diterima lagi. Siapa yang "
        "dinyatakan selesai atau pindah jadwal mendapat harganya kembali ke saldo, dan lembaganya tidak dibayar. "
        "Peserta diberi tahu alasan Anda, dan lembaganya dapat membacanya."
    ),
    DISMISS_OBJECTION.name: gettext_lazy(
        "Keterangan lembaga tetap berlaku. Siapa yang dinyatakan selesai mendapat sertifikat dalam satu hari kerja, "
        "dan lembaganya dibayar. Peserta diberi tahu alasan Anda, dan lembaganya dapat membacanya."
    ),
    ADMIT.name: gettext_lazy(
        "Mitra ini tercatat dengan pemiliknya. Ia baru dapat memanggil API setelah diberi kunci. Pelatihan dari "
        "lembaga yang pemiliknya sama tidak dapat dijual oleh platform itu."
    ),
    RESUME_PARTNER.name: gettext_lazy(
        "Mitra ini dapat menjual atau mengajar lagi saat itu juga, dengan kunci yang masih berlaku."
    ),
    END_TEACHING.name: gettext_lazy(
        "Semua jadwalnya yang belum selesai dibatalkan untuk seterusnya. Pesertanya segera mendapat uangnya kembali "
        "dan kabarnya, juga yang sudah mulai. Yang buktinya sudah lengkap tetap mendapat sertifikat."
    ),
    REGISTER_SIGN_IN.name: gettext_lazy(
        "Orang dapat masuk ke layanan mitra ini dengan akun Prakerja, hanya lewat alamat ini. Mitra menerima data yang "
        "dicentang, dan hanya dari orang yang menyetujuinya. Alamat dan data yang lama tidak berlaku lagi."
    ),
    PUBLISH_COURSE.name: gettext_lazy(
        "Pelatihan tampil di katalog untuk semua orang dan dapat dibeli dengan saldo. Isinya tidak dapat diubah lagi "
        "oleh lembaganya, selain harga dan jadwal."
    ),
    RESUME_COURSE.name: gettext_lazy("Pelatihan tampil lagi di katalog dan dapat dibeli lagi."),
    APPROVE_STATEMENT.name: gettext_lazy(
        "Rekapitulasi ini tidak berubah lagi, dan jumlah bersihnya siap dibayarkan kepada mitra. Bila hasilnya kurang "
        "dari nol, kekurangannya menjadi tagihan di rekapitulasi berikutnya."
    ),
    TAKE_BACK.name: gettext_lazy(
        "Yang sudah diperoleh platform dan lembaga dari pembelian ini kembali ke kas tahun anggarannya. Bila sudah "
        "masuk rekapitulasi yang disetujui, jumlahnya dipotong dari rekapitulasi mitra berikutnya."
    ),
    ACCEPT_DISPUTE.name: gettext_lazy(
        "Mitra membaca bahwa sanggahannya diterima, beserta alasan Anda. Penyesuaiannya masuk ke rekapitulasi "
        "berikutnya, dan baris yang tertahan karena sanggahan ini dilepas."
    ),
}
