"""The addresses of one's own card."""

from django.urls import path

from prakerja.web.cards import card, give_back, letter_pdf, number, objection, replace_number

app_name = "cards"

urlpatterns = [
    path("", card.card_page, name="card"),
    path("nomor/", number.number_page, name="number"),
    path("ganti-nomor/", replace_number.replace_number_page, name="replace_number"),
    path("kembalikan/", give_back.give_back_page, name="give_back"),
    path("keberatan/", objection.objection_page, name="objection"),
    path("surat.pdf", letter_pdf.letter_pdf, name="letter_pdf"),
]
