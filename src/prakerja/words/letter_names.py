"""What letters and SMS are called, where somebody of the office reads that one was sent."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.words.words import Words

#: By the name of the text, as its files are called.
LETTER_NAMES: Final[dict[str, Words]] = {
    "account_closed": gettext_lazy("akun sudah ditutup"),
    "account_exists": gettext_lazy("alamat ini sudah punya akun"),
    "address_left": gettext_lazy("alamat e-mail akun diganti, ke alamat lama"),
    "address_taken_up": gettext_lazy("alamat e-mail akun diganti, ke alamat baru"),
    "app_replaced": gettext_lazy("aplikasi langkah kedua diganti"),
    "card_awarded": gettext_lazy("kartu sudah ada"),
    "card_citizenship": gettext_lazy("kartu ditahan: bukan lagi warga negara"),
    "card_deadline": gettext_lazy("pengingat tenggat pembelian pertama"),
    "card_death": gettext_lazy("kartu ditahan: kabar duka, kepada keluarga"),
    "card_extended": gettext_lazy("tenggat diperpanjang"),
    "card_finished": gettext_lazy("kartu selesai di akhir tahun"),
    "card_given_back": gettext_lazy("kartu dikembalikan"),
    "card_held": gettext_lazy("kartu ditahan"),
    "card_listed": gettext_lazy("kartu ditahan: tercatat di daftar"),
    "card_number_replaced": gettext_lazy("nomor kartu diganti"),
    "card_overdue": gettext_lazy("kartu dicabut karena tenggat lewat"),
    "card_reinstated": gettext_lazy("kartu dipulihkan"),
    "card_released": gettext_lazy("kartu tidak ditahan lagi"),
    "card_revoked": gettext_lazy("kartu dicabut atas keputusan dua petugas"),
    "confirm_email": gettext_lazy("kode konfirmasi alamat e-mail"),
    "identity_photos_again": gettext_lazy("permintaan foto ulang"),
    "identity_photos_wanted": gettext_lazy("permintaan foto"),
    "identity_refused": gettext_lazy("identitas ditolak"),
    "identity_verified": gettext_lazy("identitas terverifikasi"),
    "login_code": gettext_lazy("kode masuk"),
    "new_address_code": gettext_lazy("kode untuk alamat e-mail baru"),
    "new_address_in_use": gettext_lazy("alamat e-mail baru sudah dipakai akun lain"),
    "no_account": gettext_lazy("alamat ini tidak punya akun"),
    "objection_received": gettext_lazy("keberatan diterima"),
    "objection_rejected": gettext_lazy("keberatan ditolak"),
    "passkey_added": gettext_lazy("kunci sandi ditambahkan"),
    "passkey_removed": gettext_lazy("kunci sandi dihapus"),
    "password_changed": gettext_lazy("kata sandi diganti"),
    "phone_code": gettext_lazy("kode nomor HP"),
    "phone_number_changed": gettext_lazy("nomor HP diganti"),
    "recovery_codes_renewed": gettext_lazy("kode cadangan diganti"),
    "reset_password_code": gettext_lazy("kode kata sandi baru"),
    "result_no_seat": gettext_lazy("hasil: tidak mendapat kuota"),
    "result_not_eligible": gettext_lazy("hasil: tidak memenuhi syarat"),
    "result_seated": gettext_lazy("hasil: terpilih"),
    "second_factor_reset": gettext_lazy("langkah kedua dicabut"),
    "second_factor_set_up": gettext_lazy("langkah kedua dipasang"),
    "sessions_ended": gettext_lazy("semua perangkat dikeluarkan"),
    "staff_invitation": gettext_lazy("undangan anggota kantor"),
    "training_over": gettext_lazy("saldo pelatihan kembali di akhir tahun"),
    "test_result": gettext_lazy("hasil tes"),
}
