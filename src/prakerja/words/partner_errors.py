"""What each error of the partner API means for people, and what to do about it: beside the code that the program got.

The codes, their status and what is said to programs stand in one table (`partner_api/v1/errors.py`); a test finds the
code that lacks its words here.
"""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.words.words import Words

#: Of a code that is newer than these words.
UNKNOWN: Final = _("Baca artinya di tabel kesalahan pada dokumentasi API, dan hubungi kami bila belum jelas.")

#: Codes of v2 are words in small letters, and what it answers says what helps.
OF_V2: Final = _("Kesalahan API v2. Artinya dan apa yang menolong tertulis di jawaban itu sendiri (title, detail).")

ERROR_ADVICE: Final[dict[str, Words]] = {
    # who asks
    "ERRAPI40101": _("Ada header yang kosong. Kirim client_code, timestamp, dan signature di setiap panggilan."),
    "ERRAPI40102": _("Kode klien tidak dikenal. Samakan dengan kode klien di halaman pertama mitra."),
    "ERRAPI40103": _(
        "Tanda tangan tidak cocok. Periksa kunci yang dipakai, alamatnya, dan bahwa isi yang ditandatangani persis isi "
        "yang dikirim."
    ),
    "ERRAPI40104": _("Jam server Anda meleset lebih dari 15 menit. Samakan jamnya lewat NTP, lalu tandatangani lagi."),
    "ERRAPI40301": _("Kantor menghentikan mitra ini. Telepon kami; sampai diaktifkan lagi semua panggilan ditolak."),
    "ERRAPI40302": _("Layanan ini untuk jenis mitra yang lain: platform menjual, lembaga mengajar. Pakai yang sesuai."),
    "ERRAPI42901": _("Terlalu banyak panggilan dalam satu detik. Tunggu selama isi Retry-After, lalu kirim lagi."),
    # what is asked
    "ERRAPI40001": _("Isinya bukan satu objek JSON yang utuh, atau ada nama yang ditulis dua kali. Perbaiki isinya."),
    "ERRAPI40002": _("Ada isian yang kosong, salah jenis, atau terlalu panjang. Angka dikirim sebagai angka."),
    "ERRAPI40401": _("Alamat layanannya salah ketik. Cocokkan dengan dokumentasi API."),
    "ERRAPI40501": _("Layanan ini hanya menerima POST. Ganti cara memanggilnya."),
    # our side
    "ERRAPI50001": _("Kesalahan di sisi kami. Tidak ada yang perlu Anda ubah; hubungi kami bila berulang."),
    "ERRAPI50301": _("Layanan kami sedang terganggu. Kirim lagi panggilan yang sama: hasilnya tidak akan ganda."),
    # signing people in
    "ERROAUTH4024": _("Header X-Client-Id kosong. Kirim kode yang diberikan untuk masuk dengan Prakerja."),
    "ERROAUTH4029": _("X-Client-Id tidak dikenal. Samakan dengan kode yang diberikan."),
    "ERROAUTH4030": _("Pengguna itu tidak dikenal. Minta ia masuk lagi."),
    "ERROAUTH4031": _("Kode masuk salah, sudah dipakai, atau kedaluwarsa. Minta orangnya masuk lagi."),
    "ERRSSO40001": _("Refresh token tidak berlaku lagi. Minta pengguna masuk lagi."),
    "ERRSSO40002": _("Alamat kembali atau alamat masuk belum terdaftar. Pakai yang terdaftar, persis sama."),
    "ERRSSO40003": _("state kosong, terlalu panjang, atau berisi huruf lain. Kirim paling banyak 500 huruf ASCII."),
    "ERRSSO40004": _("scope tidak memuat data yang boleh diminta. Periksa daftar di dokumentasi API."),
    "ERRSSO40101": _("Ada header yang kosong. Kirim X-Client-Id, X-Signature, dan X-Timestamp."),
    "ERRSSO40501": _("Layanan ini hanya menerima GET. Ganti cara memanggilnya."),
    # courses and schedules
    "ERRPLT40036": _("Kode pelatihan atau kode jadwal kosong. Kirim keduanya."),
    "ERRPLT40037": _("Jadwal itu tidak ada pada pelatihan itu. Cocokkan kedua kodenya dengan katalog."),
    # redeem codes
    "ERRRED40001": _("Kode redeem salah ketik, atau milik lembaga lain. Minta peserta membacanya lagi dari kartunya."),
    "ERRRED40002": _("Pembeliannya sudah dibatalkan. Jangan mulai; peserta dapat membeli lagi."),
    "ERRRED40003": _("Kode ini tidak berlaku lagi: peserta tidak datang, keluar, atau batas waktunya lewat."),
    "ERRRED40004": _("Jadwalnya dibatalkan. Peserta mendapat kembali saldonya dan dapat memilih jadwal lain."),
    "ERRRED40005": _(
        "Pelatihan ini dihentikan kurator. Yang belum mulai menunggu; lihat alasannya di halaman pelatihan."
    ),
    "ERRRED40006": _(
        "Kode webinar dan tatap muka ditukar dari satu jam sebelum sampai satu jam sesudah mulai; lainnya dalam "
        "jadwalnya."
    ),
    "ERRRED40007": _("Hanya kode uji (PRAT-) yang dapat diulang. Kode peserta sungguhan tidak."),
    "ERRRED40030": _("Hanya kode uji yang berakhir dengan -200 yang dapat diulang. Pakai kode uji yang berhasil."),
    # presence
    "ERRRED40008": _("Jadwal ini tidak punya pertemuan dengan nomor itu. Periksa sequence; 999 adalah tes akhir."),
    "ERRRED40009": _("Peserta sudah hadir di pertemuan ini. Tidak perlu diminta lagi."),
    "ERRRED40031": _("Foto di pertemuan ini dinilai bukan foto peserta. Peserta dapat menyatakan keberatan."),
    "ERRRED40010": _("Pertemuan sebelumnya belum dihadiri. Minta kehadirannya menurut urutan."),
    "ERRRED40011": _("Kode belum ditukar. Tukarkan dulu, atau minta kehadiran pertama."),
    "ERRRED40012": _("Alamat kembali belum terdaftar. Pengelola mendaftarkannya di halaman ini, persis sama."),
    "ERRRED40013": _("Alamat e-mail peserta tidak sesuai. Kirim alamat yang utuh."),
    "ERRRED40014": _(
        "Alamat e-mail itu sudah dipakai peserta lain di pelatihan ini. Setiap peserta punya akun sendiri."
    ),
    # completion
    "ERRRED40015": _("Nilai ditulis sebagai bilangan bulat dari 0 sampai 100."),
    "ERRRED40016": _("Kehadiran belum lengkap. Semua pertemuan dan tes akhir (999) dikonfirmasi peserta lebih dulu."),
    "ERRRED40017": _("Pelatihan ini meminta unjuk keterampilan. Kirim dulu dengan scope uk."),
    "ERRRED40018": _("Batas waktu menyelesaikan sudah lewat, jadi tidak dapat dinyatakan selesai lagi."),
    "ERRRED40019": _("Nilai hanya dapat diperbaiki dalam lima hari kerja sesudah pernyataan pertama."),
    # tasks
    "ERRTPM40001": _("scope adalah tpm (sequence 1 sampai 998) atau uk (sequence 999)."),
    "ERRTPM40002": _("url_file adalah satu alamat http atau https yang dapat dibuka."),
    "ERRTPM40003": _("Pelatihannya sudah selesai, jadi tugas tidak diterima lagi."),
    "ERRTPM40004": _("Tugas ini sudah terlalu sering dikirim. Umpan balik diberikan untuk kiriman terakhir."),
    "ERRTPM40005": _("Peserta belum mengirim tugas ini, jadi belum ada yang dinilai."),
    "ERRTPM40006": _("notes harus diisi, paling banyak 4.000 huruf."),
    "ERRTPM40007": _("Kiriman terakhir sudah mendapat umpan balik. Tidak perlu dikirim lagi."),
    # payments
    "ERRPLT40028": _("Transaksi ini sudah dibatalkan. Tidak perlu dibatalkan lagi."),
    "ERRVOD40001": _("Kode transaksi itu tidak ada, atau milik platform lain."),
    "ERRVOD40002": _("Pelatihan sudah dimulai, jadi pembelian tidak dapat dibatalkan."),
    "ERRVOD40003": _("Transaksi sudah berakhir, jadi tidak dapat dibatalkan lagi."),
    "ERRPLT40050": _("Invoice itu tidak ada, atau milik platform lain. Kirim kode yang sama seperti saat membayar."),
    "ERRPLT40051": _("Platform ini tidak menjual pelatihan itu. Tawarkan dulu di halaman penjualan."),
    "ERRPLT40052": _("Platform dan lembaga itu berpemilik sama. Pelatihannya tidak boleh dijual di sini."),
    "ERRPLT40053": _("Pelatihan belum diloloskan, dihentikan, atau ditarik. Jangan tampilkan dulu."),
    "ERRPLT40054": _("Jadwalnya dibatalkan. Tawarkan jadwal lain."),
    "ERRPLT40055": _("Jadwalnya sudah dimulai. Hanya pelatihan mandiri yang dijual sampai berakhir."),
    "ERRPLT40056": _("Kuota jadwal habis. Periksa kuota sebelum pembeli membayar, dan tawarkan jadwal lain."),
    "ERRPLT40057": _("Jumlahnya bukan harga pelatihan itu sekarang. Ambil harga terbaru, lalu ulangi."),
    "ERRPLT40058": _("Nomor Prakerja tidak dikenal, ditahan, atau berakhir. Minta pembeli memeriksa kartunya."),
    "ERRPLT40059": _("Akun pembeli di platform Anda sudah terikat pada kartu orang lain. Satu akun untuk satu kartu."),
    "ERRPLT40060": _("Skema kartu itu tidak membiayai jenis pelatihan ini. Tawarkan jenis lain."),
    "ERRPLT40061": _("Masa membeli untuk kartu itu sudah berakhir."),
    "ERRPLT40062": _("Pelatihannya selesai sesudah batas waktu kartu. Tawarkan jadwal yang lebih awal."),
    "ERRPLT40063": _("Umur pembeli di luar syarat pelatihan ini."),
    "ERRPLT40064": _("Pendidikan pembeli di bawah syarat pelatihan ini."),
    "ERRPLT40065": _("Pembeli belum menyelesaikan pelatihan sebelumnya. Pembelian berikutnya menunggu sertifikatnya."),
    "ERRPLT40066": _("Saldo pelatihan pembeli tidak cukup untuk harga ini."),
    "ERRPLT40067": _("Pembeli belum punya nomor HP terverifikasi. Ia melengkapinya dulu di akun Prakerja."),
    "ERRPLT40068": _("Kode OTP sedang dikirim. Tunggu setengah menit sebelum meminta lagi."),
    "ERRPLT40069": _("Kode salah lima kali. Pembeli mencoba lagi 15 menit kemudian."),
    "ERRPLT40070": _("Pembeli terlalu sering mencoba dengan nomor yang salah. Ia mencoba lagi nanti."),
    "ERRPLT40071": _("Kode OTP salah. Minta pembeli membaca SMS terakhir."),
    "ERRPLT40072": _("Payment token tidak dikenal, atau milik platform lain. Pakai token dari send-otp."),
    "ERRPLT40073": _("Sepuluh menit untuk membayar sudah lewat. Minta kode baru dengan send-otp."),
    "ERRPLT40074": _("Kode invoice itu sudah dipakai. Pakai kode lain untuk setiap transaksi."),
}


def error_advice(code: str) -> Words:
    return ERROR_ADVICE.get(code, UNKNOWN if code.isupper() else OF_V2)
