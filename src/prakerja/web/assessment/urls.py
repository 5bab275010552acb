"""The addresses of this step's pages."""

from django.urls import path

from prakerja.web.assessment import item, pages

app_name = "assessment"

urlpatterns = [
    path("", pages.explanation, name="explanation"),
    path("mulai/", pages.start, name="start"),
    path("soal/<int:number>/", item.item, name="item"),
    path("soal/", pages.overview, name="overview"),
    path("selesai/", pages.finish, name="finish"),
    path("waktu-habis/", pages.time_up, name="time_up"),
    path("hasil/", pages.result, name="result"),
]
