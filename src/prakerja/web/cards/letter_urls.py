"""The addresses at which anybody checks an award letter. Whoever has the second one has the letter: no log holds it."""

from django.urls import path

from prakerja.web.cards import checked_letter

app_name = "letters"

urlpatterns = [
    path("", checked_letter.ask_page, name="ask"),
    path("<str:secret>/", checked_letter.checked_page, name="checked"),
]
