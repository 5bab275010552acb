"""The addresses of this step's pages."""

from django.urls import path

from prakerja.web.draw import objection, place, result
from prakerja.web.waves import joining, pages, receipt

app_name = "waves"

urlpatterns = [
    path("", pages.index, name="index"),
    path("<int:number>/", pages.wave, name="wave"),
    path("<int:number>/setuju/", joining.join, name="join"),
    path("<int:number>/bukti/", receipt.joined, name="joined"),
    path("<int:number>/bukti.txt", receipt.proof, name="proof"),
    path("<int:number>/bukti.png", receipt.picture, name="picture"),
    path("<int:number>/batal/", joining.leave, name="leave"),
    path("<int:number>/hasil/", result.result, name="result"),
    path("<int:number>/keberatan/", objection.objection_page, name="objection"),
    path("<int:number>/tempat/", place.place, name="place"),
    path("<int:number>/tempat.json", place.place_file, name="place_file"),
]
