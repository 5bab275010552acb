"""The addresses of one's own card."""

from django.urls import path

from prakerja.web.cards import card, letter_pdf, number

app_name = "cards"

urlpatterns = [
    path("", card.card_page, name="card"),
    path("nomor/", number.number_page, name="number"),
    path("surat.pdf", letter_pdf.letter_pdf, name="letter_pdf"),
]
