"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.waves import pages, wave_work

urlpatterns = [
    path("", pages.waves, name="waves"),
    path("baru/", pages.plan, name="wave_plan"),
    path("<int:number>/", pages.wave, name="wave"),
    path("<int:number>/usulkan/<str:stage>/", pages.propose, name="wave_propose"),
    path("<int:number>/coba-lagi/", wave_work.try_again, name="wave_try_again"),
]
