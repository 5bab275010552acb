"""Why an address or a name does not do, and what to do: one sentence each, wherever it is typed."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.kit.typed_address import AddressProblem
from prakerja.kit.typed_amount import AmountProblem
from prakerja.kit.typed_name import NameProblem

ADDRESS_PROBLEMS: Final = {
    AddressProblem.MISSING: _("Isi alamat e-mail Anda"),
    AddressProblem.NOT_AN_ADDRESS: _("Tulis alamat e-mail seperti nama@contoh.com"),
    AddressProblem.SEVERAL: _("Tulis satu alamat e-mail saja, dengan satu tanda @"),
    AddressProblem.FOREIGN_LETTERS: _(
        "Kami belum dapat mengirim e-mail ke alamat dengan huruf selain a sampai z di depan tanda @. Pakai alamat lain."
    ),
    AddressProblem.NO_DOMAIN: _("Periksa bagian di belakang tanda @. Tulis alamat e-mail seperti nama@contoh.com"),
    AddressProblem.TOO_LONG: _("Alamat e-mail paling panjang 254 huruf, dan 64 di depan tanda @. Pakai alamat lain."),
}
NAME_PROBLEMS: Final = {
    NameProblem.MISSING: _("Tuliskan nama lengkap Anda"),
    NameProblem.TOO_LONG: _("Nama paling panjang 200 huruf. Singkat gelar atau nama tengahnya."),
    NameProblem.BEGINS_LIKE_A_FORMULA: _("Jangan mulai dengan tanda =, +, @, atau -"),
    NameProblem.NO_LETTER: _("Tuliskan nama dengan huruf"),
}
AMOUNT_PROBLEMS: Final = {
    AmountProblem.MISSING: _("Isi jumlahnya dalam rupiah"),
    AmountProblem.COMMA: _("Tulis rupiah bulat tanpa koma, misalnya 1.000.000 atau 1000000"),
    AmountProblem.DOTS: _("Titik memisahkan setiap tiga angka: 1.000.000. Atau tulis tanpa titik: 1000000"),
    AmountProblem.NOTHING: _("Jumlahnya harus lebih dari nol"),
    AmountProblem.NOT_DIGITS: _("Tulis jumlahnya dengan angka saja, misalnya 1.000.000, tanpa nol di depan"),
    AmountProblem.TOO_LARGE: _("Jumlah itu lebih besar daripada seluruh belanja negara. Periksa angka nolnya"),
}
