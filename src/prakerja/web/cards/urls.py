"""The addresses of one's own card."""

from django.urls import path

from prakerja.web.cards import card, letter_pdf, number, objection

app_name = "cards"

urlpatterns = [
    path("", card.card_page, name="card"),
    path("nomor/", number.number_page, name="number"),
    path("keberatan/", objection.objection_page, name="objection"),
    path("surat.pdf", letter_pdf.letter_pdf, name="letter_pdf"),
]
