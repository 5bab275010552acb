"""The addresses at which anybody checks an award letter. Whoever has the second one has the letter: no log holds it."""

from django.urls import path

from prakerja.web.letters import pages

app_name = "letters"

urlpatterns = [
    path("", pages.ask, name="ask"),
    path("<str:secret>/", pages.checked, name="checked"),
]
