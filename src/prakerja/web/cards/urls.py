"""The addresses of one's own card."""

from django.urls import path

from prakerja.web.cards import card, letter, number

app_name = "cards"

urlpatterns = [
    path("", card.card_page, name="card"),
    path("nomor/", number.number_page, name="number"),
    path("surat.pdf", letter.letter_pdf, name="letter"),
]
