"""What the acts that take two people are called, and what each of them does: people and who they are."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.accounts.acts import APPOINT, CHANGE_ROLES, RESET_FACTOR
from prakerja.accounts.partner_staff_act import INVITE_KEEPER
from prakerja.journey.acts import HAND_OVER_NIK
from prakerja.words.words import Words

PEOPLE_TITLES: Final[dict[str, Words]] = {
    APPOINT.name: gettext_lazy("Angkat anggota kantor"),
    CHANGE_ROLES.name: gettext_lazy("Ubah peran anggota kantor"),
    RESET_FACTOR.name: gettext_lazy("Cabut langkah kedua yang hilang"),
    HAND_OVER_NIK.name: gettext_lazy("Pindahkan NIK"),
    INVITE_KEEPER.name: gettext_lazy("Undang pengelola mitra"),
}

PEOPLE_CONSEQUENCES: Final[dict[str, Words]] = {
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
    HAND_OVER_NIK.name: gettext_lazy(
        "NIK pindah ke akun yang mengajukan, dan identitasnya terverifikasi. Identitas akun yang memakainya sekarang "
        "ditolak, jadi akun itu tidak memenuhi syarat gelombang yang belum diperiksa. Hasil pemeriksaan, undian, dan "
        "kuota yang sudah ada tidak berubah. Keduanya diberi tahu lewat e-mail; yang satu tidak tahu siapa yang lain."
    ),
    INVITE_KEEPER.name: gettext_lazy(
        "Orang ini mendapat akun mitra. Lewat tautan yang dikirim ke alamatnya ia membuat sendiri kata sandi dan "
        "langkah kedua. Ia membuat kunci mitra itu, dan mengundang serta mengeluarkan rekannya."
    ),
}
