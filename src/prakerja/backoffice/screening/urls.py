"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.screening import exclusion_lists

app_name = "screening"

urlpatterns = [
    path("", exclusion_lists.lists, name="lists"),
    path("baru/", exclusion_lists.take_in, name="take_in"),
    path("<int:list_id>/<str:name>/", exclusion_lists.propose, name="propose"),
]
