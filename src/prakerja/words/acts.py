"""What the acts that take two people are called, and what each of them does."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.accounts.acts import APPOINT, CHANGE_ROLES, RESET_FACTOR
from prakerja.accounts.partner_staff_act import INVITE_KEEPER
from prakerja.appeals.repayment.acts import (
    DEMAND,
    FIND_ALIVE,
    GIVE_BACK,
    HAND_OVER,
    LONGER_PLAN,
    REJECT,
    UPHOLD,
    WRITE_OFF,
)
from prakerja.cards.acts import ALLOW_BUDGET, FUND_WAVE
from prakerja.cards.card_acts import EXTEND, REINSTATE, REJECT_OBJECTION, REVOKE
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.entitlement_act import END_ENTITLEMENT
from prakerja.cards.fee_act import NOTE_FEE
from prakerja.cards.move_float_act import MOVE_FLOAT
from prakerja.cards.year_end_act import CLOSE_YEAR
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH, STATE_AGAIN, TAKE_BACK_ATTEMPT
from prakerja.journey.acts import HAND_OVER_NIK
from prakerja.journey.vacant_seats.act import FILL_SEATS
from prakerja.partners.acts import ADMIT
from prakerja.partners.acts import RESUME as RESUME_PARTNER
from prakerja.partners.sso.act import REGISTER_SIGN_IN
from prakerja.payouts.acts import LET_GO, PAUSE, RELEASE
from prakerja.payouts.acts import RESUME as RESUME_PAYOUTS
from prakerja.payouts.differences.act import RECTIFY
from prakerja.payouts.partners.account_act import USE_PARTNER_ACCOUNT
from prakerja.payouts.reconciliation.case_act import BOOK_CASE
from prakerja.screening.acts import PUT_IN_FORCE, WITHDRAW
from prakerja.training.certificates.reinstatement_act import REINSTATE_CERTIFICATE
from prakerja.training.certificates.withdrawal_act import WITHDRAW_CERTIFICATE
from prakerja.training.course_acts import PUBLISH_COURSE, RESUME_COURSE
from prakerja.training.declarations.objection_acts import DISMISS_OBJECTION, UPHOLD_OBJECTION
from prakerja.training.signals.signal_act import CLEAR_SIGNAL
from prakerja.training.statements.dispute_act import ACCEPT_DISPUTE
from prakerja.training.statements.statement_acts import APPROVE_STATEMENT, TAKE_BACK
from prakerja.training.teaching_act import END_TEACHING
from prakerja.training.under_way_act import VOID_UNDER_WAY
from prakerja.waves.acts import CANCEL, CLOSE, OPEN, RESCHEDULE
from prakerja.words.words import Words

ACT_TITLES: Final[dict[str, Words]] = {
    OPEN.name: gettext_lazy("Buka"),
    CLOSE.name: gettext_lazy("Tutup lebih awal"),
    RESCHEDULE.name: gettext_lazy("Ubah jadwal gelombang"),
    CANCEL.name: gettext_lazy("Batalkan gelombang"),
    FREEZE.name: gettext_lazy("Bekukan daftar peserta"),
    TAKE_BACK_ATTEMPT.name: gettext_lazy("Batalkan percobaan"),
    STATE_AGAIN.name: gettext_lazy("Nyatakan percobaan berikutnya"),
    DRAW.name: gettext_lazy("Undi"),
    PUBLISH.name: gettext_lazy("Umumkan hasil"),
    FILL_SEATS.name: gettext_lazy("Isi kuota yang kosong"),
    APPOINT.name: gettext_lazy("Angkat anggota kantor"),
    CHANGE_ROLES.name: gettext_lazy("Ubah peran anggota kantor"),
    RESET_FACTOR.name: gettext_lazy("Cabut langkah kedua yang hilang"),
    PUT_IN_FORCE.name: gettext_lazy("Berlakukan daftar pengecualian"),
    WITHDRAW.name: gettext_lazy("Tarik daftar pengecualian"),
    HAND_OVER_NIK.name: gettext_lazy("Pindahkan NIK"),
    ALLOW_BUDGET.name: gettext_lazy("Tambah anggaran tahun"),
    FUND_WAVE.name: gettext_lazy("Sisihkan uang untuk gelombang"),
    NOTE_FEE.name: gettext_lazy("Catat biaya bank"),
    CLOSE_YEAR.name: gettext_lazy("Tutup akhir tahun"),
    NOTE_DEPOSIT.name: gettext_lazy("Catat setoran negara di bank"),
    MOVE_FLOAT.name: gettext_lazy("Pindahkan dana antarbank"),
    REINSTATE.name: gettext_lazy("Pulihkan kartu"),
    EXTEND.name: gettext_lazy("Perpanjang batas waktu kartu"),
    REVOKE.name: gettext_lazy("Cabut kartu"),
    END_ENTITLEMENT.name: gettext_lazy("Akhiri hak pemegang kartu"),
    REJECT_OBJECTION.name: gettext_lazy("Tolak keberatan"),
    DEMAND.name: gettext_lazy("Minta pengembalian"),
    LONGER_PLAN.name: gettext_lazy("Beri rencana pengembalian yang lebih panjang"),
    HAND_OVER.name: gettext_lazy("Serahkan pengembalian kepada bagian hukum"),
    WRITE_OFF.name: gettext_lazy("Hapus tagihan"),
    FIND_ALIVE.name: gettext_lazy("Nyatakan laporan wafatnya keliru"),
    UPHOLD.name: gettext_lazy("Benarkan keberatan atas pengembalian"),
    REJECT.name: gettext_lazy("Tolak keberatan atas pengembalian"),
    GIVE_BACK.name: gettext_lazy("Catat kelebihan yang dikirim kembali"),
    RELEASE.name: gettext_lazy("Cairkan kelompok pembayaran"),
    RECTIFY.name: gettext_lazy("Betulkan selisih pembayaran"),
    LET_GO.name: gettext_lazy("Lepas pembayaran yang ditahan"),
    BOOK_CASE.name: gettext_lazy("Bukukan selisih dengan bank"),
    PAUSE.name: gettext_lazy("Jeda kelompok pembayaran"),
    RESUME_PAYOUTS.name: gettext_lazy("Lanjutkan kelompok pembayaran"),
    USE_PARTNER_ACCOUNT.name: gettext_lazy("Pakai rekening mitra"),
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
    INVITE_KEEPER.name: gettext_lazy("Undang pengelola mitra"),
    PUBLISH_COURSE.name: gettext_lazy("Loloskan pelatihan"),
    RESUME_COURSE.name: gettext_lazy("Buka lagi pelatihan"),
    APPROVE_STATEMENT.name: gettext_lazy("Setujui rekapitulasi pembayaran"),
    TAKE_BACK.name: gettext_lazy("Tarik kembali pembayaran satu pembelian"),
    ACCEPT_DISPUTE.name: gettext_lazy("Terima sanggahan mitra"),
}

#: What happens the moment that the second person confirms.
CONSEQUENCES: Final[dict[str, Words]] = {
    CLEAR_SIGNAL.name: gettext_lazy(
        "Sinyal ini dinyatakan bukan kecurangan. Uang yang ditahannya masuk rekapitulasi mitra berikutnya, kecuali "
        "ditahan karena hal lain."
    ),
    USE_PARTNER_ACCOUNT.name: gettext_lazy(
        "Mitra dibayar ke rekening ini. Rekening pertama langsung dipakai. Rekening pengganti dipakai setelah tiga "
        "hari kerja. Semua staf mitra diberi tahu, juga yang baru saja keluar."
    ),
    WITHDRAW_CERTIFICATE.name: gettext_lazy(
        "Halaman sertifikat mengatakan bahwa sertifikat ini ditarik, dan alasannya. Pemiliknya diberi tahu. Insentif "
        "dari pelatihan itu yang belum dikirim ditarik kembali. Uang yang sudah dibayarkan diputuskan tersendiri."
    ),
    LET_GO.name: gettext_lazy(
        "Uang ini masuk kelompok berikutnya, sesudah pemeriksaan yang sama seperti semua pembayaran."
    ),
    BOOK_CASE.name: gettext_lazy(
        "Pembukuan menjadi sama dengan rekening koran, dan pembayarannya menjadi seperti di bank. Yang dibayar "
        "lebih ditagih kepada yang menerimanya. Mulai Rp10.000 penerima insentif mendapat surat permintaan "
        "pengembalian, dan waktunya berjalan sejak hari itu. Selisih ini lalu ditutup."
    ),
    RECTIFY.name: gettext_lazy(
        "Tiap selisih dalam daftar diperiksa sekali lagi. Yang lebih bayar menjadi tagihan: orangnya "
        "mendapat surat permintaan pengembalian, dan waktunya berjalan sejak hari itu. "
        "Yang kurang bayar jatuh tempo dan dibayar pada malam berikutnya. Yang berubah sejak diusulkan tidak disentuh."
    ),
    REINSTATE_CERTIFICATE.name: gettext_lazy(
        "Sertifikat berlaku seperti semula dan pemiliknya diberi tahu. Insentif yang ditarik kembali jatuh tempo lagi. "
        "Sesudah hari terakhir pembayaran tahun itu, insentif tidak jatuh tempo lagi."
    ),
    EXTEND.name: gettext_lazy(
        "Pemegang kartu mendapat hari tambahan untuk membeli pelatihan pertama dan diberi tahu. Uangnya tidak bergerak."
    ),
    REVOKE.name: gettext_lazy(
        "Kartu dicabut dan sisa uangnya kembali ke kas tahun anggarannya. Pemegangnya diberi tahu dan dapat mengajukan "
        "keberatan selama 14 hari."
    ),
    END_ENTITLEMENT.name: gettext_lazy(
        "Kartu berakhir sejak hari kejadiannya. Bila pada hari penetapannya orang ini tidak berhak, kartunya batal "
        "sejak awal. Sisa uangnya kembali ke kas, dan yang sudah dibelanjakan atau dibayarkan ditagih. Bila "
        "sesudahnya, yang belum dibayarkan berhenti dan tidak ada yang ditagih. Pemegangnya, atau keluarganya, "
        "diberi tahu dan dapat mengajukan keberatan selama 14 hari."
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
    REINSTATE.name: gettext_lazy(
        "Kartu kembali kepada pemegangnya beserta uang yang ada di kartu itu sebelumnya, yang disisihkan lagi dari kas "
        "tahun anggarannya. Pemegangnya diberi tahu batas waktu yang baru."
    ),
    REJECT_OBJECTION.name: gettext_lazy(
        "Keadaan kartu tetap dan pemegangnya diberi tahu. Kuotanya dapat dihitung untuk gelombang pemulihan."
    ),
    OPEN.name: gettext_lazy(
        "Gelombang diumumkan kepada semua orang dan skemanya dikunci. Tidak dapat ditarik kembali."
    ),
    RESCHEDULE.name: gettext_lazy(
        "Jadwal yang baru berlaku saat itu juga. Semua orang membaca jadwal yang lama dan yang baru, beserta alasan "
        "Anda. Setiap peserta diberi tahu lewat e-mail dan SMS."
    ),
    CANCEL.name: gettext_lazy(
        "Gelombang ini berakhir tanpa undian, dan nomornya tidak dipakai lagi. Uang yang disisihkan untuknya kembali "
        "ke anggaran tahunnya. Setiap peserta diberi tahu lewat e-mail dan SMS, beserta alasan Anda. Tidak dapat "
        "ditarik kembali."
    ),
    CLOSE.name: gettext_lazy(
        "Gelombang ditutup saat itu juga: tidak ada lagi yang dapat bergabung atau batal, dan pemeriksaan syarat mulai."
    ),
    FREEZE.name: gettext_lazy(
        "Daftar peserta yang memenuhi syarat dibekukan. Pernyataan undian diumumkan, dengan nama pemegang rahasia."
    ),
    TAKE_BACK_ATTEMPT.name: gettext_lazy(
        "Percobaan undian ini berakhir, dan alasannya tampil di halaman umum. Daftar peserta dan kuota tetap sama."
    ),
    STATE_AGAIN.name: gettext_lazy(
        "Percobaan berikutnya dinyatakan: daftar dan kuota yang sama, dengan batas waktu dan ronde suar yang baru."
    ),
    DRAW.name: gettext_lazy(
        "Kuota dibagikan menurut urutan undian. Hasilnya belum diumumkan, dan mengulang undian memberi hasil yang sama."
    ),
    PUBLISH.name: gettext_lazy(
        "Hasil diumumkan dan setiap peserta diberi tahu lewat e-mail dan SMS. Tidak dapat ditarik kembali."
    ),
    FILL_SEATS.name: gettext_lazy(
        "Kuota dari kartu yang berakhir diberikan kepada peserta berikutnya menurut urutan undian yang sama. Uangnya"
        " disisihkan dari anggaran tahun itu, dan yang terpilih mendapat kartu dan surat. Tidak dapat ditarik kembali."
    ),
    PUT_IN_FORCE.name: gettext_lazy(
        "Selama masa berlakunya, siapa yang tercatat dikecualikan dari gelombang yang skemanya mengecualikan jenis "
        "daftar ini. Daftar kelompok yang dikecualikan dan penerima Prakerja juga dilihat saat identitas "
        "diperiksa, dan penerima dihitung dalam batas kartu keluarganya. Kartu penerima yang tercatat ditahan bila "
        "skemanya mengecualikan jenis daftar ini, dan pemegangnya diberi tahu. Hasil pemeriksaan yang sudah ada "
        "tidak berubah."
    ),
    APPOINT.name: gettext_lazy(
        "Orang ini mendapat akun kantor dengan peran itu. Lewat tautan yang dikirim ke alamatnya ia membuat sendiri "
        "kata sandi dan langkah kedua."
    ),
    CHANGE_ROLES.name: gettext_lazy(
        "Peran berganti saat itu juga dan orang ini harus masuk lagi. Tanpa peran, ia keluar dari kantor."
    ),
    RESET_FACTOR.name: gettext_lazy(
        "Aplikasi, kode cadangan, kunci sandi, dan kata sandi orang ini tidak berlaku lagi, dan semua perangkatnya "
        "dikeluarkan. Tautan untuk membuat yang baru dikirim ke alamatnya. Pastikan dulu, lewat telepon atau tatap "
        "muka, bahwa ia sendiri yang meminta."
    ),
    WITHDRAW.name: gettext_lazy(
        "Daftar ini tidak lagi mengecualikan siapa pun. Yang juga tercatat di daftar berlaku lain, atau sudah pernah "
        "menerima, dapat tetap dikecualikan karena itu. Kartu yang ditahan hanya karena daftar ini dilepas, dan "
        "pemegangnya diberi tahu. Hasil pemeriksaan yang sudah ada tidak berubah."
    ),
    HAND_OVER_NIK.name: gettext_lazy(
        "NIK pindah ke akun yang mengajukan, dan identitasnya terverifikasi. Identitas akun yang memakainya sekarang "
        "ditolak, jadi akun itu tidak memenuhi syarat gelombang yang belum diperiksa. Hasil pemeriksaan, undian, dan "
        "kuota yang sudah ada tidak berubah. Keduanya diberi tahu lewat e-mail; yang satu tidak tahu siapa yang lain."
    ),
    ALLOW_BUDGET.name: gettext_lazy(
        "Anggaran tahun itu bertambah, dan dapat disisihkan untuk gelombang. Tidak dapat dikurangi lagi di sini."
    ),
    FUND_WAVE.name: gettext_lazy(
        "Uang untuk semua kuota gelombang ini disisihkan dari anggaran tahunnya, sehingga hasilnya dapat diumumkan. "
        "Gelombang lain tidak dapat memakainya."
    ),
    MOVE_FLOAT.name: gettext_lazy(
        "Dana tahun itu berkurang di bank asal dan bertambah di bank tujuan sebesar itu di pembukuan. Program tidak "
        "mengirim uangnya: pindahkan lewat layanan bank, dan cocokkan dengan kedua rekening koran."
    ),
    NOTE_FEE.name: gettext_lazy(
        "Biaya itu tercatat, dan dana di bank itu berkurang sebesar itu. Cocokkan dulu jumlah dan tahunnya dengan "
        "rekening koran bank itu."
    ),
    CLOSE_YEAR.name: gettext_lazy(
        "Yang tersisa kembali ke kas tahun anggarannya, dan pemegang kartu diberi tahu lewat e-mail. Kartu yang "
        "selesai tidak dapat dipakai lagi, dan kuotanya tidak diberikan lagi. Kartu yang ditahan, atau yang uangnya "
        "masih menunggu, tidak disentuh. Tidak dapat ditarik kembali."
    ),
    ADMIT.name: gettext_lazy(
        "Mitra ini tercatat dengan pemiliknya. Ia baru dapat memanggil API setelah diberi kunci. Pelatihan dari "
        "lembaga yang pemiliknya sama tidak dapat dijual oleh platform itu."
    ),
    INVITE_KEEPER.name: gettext_lazy(
        "Orang ini mendapat akun mitra. Lewat tautan yang dikirim ke alamatnya ia membuat sendiri kata sandi dan "
        "langkah kedua. Ia membuat kunci mitra itu, dan mengundang serta mengeluarkan rekannya."
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
    DEMAND.name: gettext_lazy(
        "Orang ini menerima surat dengan alasan dan jumlahnya. Waktu pengembaliannya berjalan sejak hari itu."
    ),
    LONGER_PLAN.name: gettext_lazy(
        "Yang masih ditagih dibagi per bulan. Batas waktunya menjadi tanggal bagian terakhir."
    ),
    HAND_OVER.name: gettext_lazy(
        "Bagian hukum menerima berkasnya, dan orang ini diberi tahu. Yang dibayar sesudahnya tetap mengurangi tagihan."
    ),
    WRITE_OFF.name: gettext_lazy(
        "Tidak ada lagi yang ditagih dari orang ini. Kas tahun anggaran berkurang sebesar sisanya."
    ),
    FIND_ALIVE.name: gettext_lazy(
        "Penghapusan tagihannya dibalik di buku besar. Permintaan yang lama tetap berakhir: yang ditagih diminta lagi "
        "hanya dengan surat baru, oleh dua petugas."
    ),
    UPHOLD.name: gettext_lazy(
        "Tagihannya dibalik di buku besar. Yang sudah dibayar menjadi haknya dan harus dikirim kembali."
    ),
    REJECT.name: gettext_lazy("Waktu pengembaliannya berjalan lagi dari tempat berhentinya."),
    GIVE_BACK.name: gettext_lazy("Kelebihannya tercatat sudah keluar dari bank. Cocokkan dulu dengan rekening koran."),
    RELEASE.name: gettext_lazy(
        "Setiap pembayaran diperiksa sekali lagi terhadap daftar yang berlaku, lalu dikirim. Yang tidak boleh dibayar "
        "lagi keluar, dan uangnya menunggu. Sidik digital kelompok ini masuk ke log publik."
    ),
    PAUSE.name: gettext_lazy("Tidak ada lagi yang dikirim sampai dua petugas melanjutkannya."),
    RESUME_PAYOUTS.name: gettext_lazy("Sisanya dikirim lagi."),
    TAKE_BACK.name: gettext_lazy(
        "Yang sudah diperoleh platform dan lembaga dari pembelian ini kembali ke kas tahun anggarannya. Bila sudah "
        "masuk rekapitulasi yang disetujui, jumlahnya dipotong dari rekapitulasi mitra berikutnya."
    ),
    ACCEPT_DISPUTE.name: gettext_lazy(
        "Mitra membaca bahwa sanggahannya diterima, beserta alasan Anda. Penyesuaiannya masuk ke rekapitulasi "
        "berikutnya, dan baris yang tertahan karena sanggahan ini dilepas."
    ),
    NOTE_DEPOSIT.name: gettext_lazy(
        "Setoran itu tercatat sebagai dana di bank itu. Cocokkan dulu jumlah dan tahunnya dengan rekening korannya."
    ),
}
