"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.screening import exclusion_lists

urlpatterns = [
    path("", exclusion_lists.lists, name="exclusion_lists"),
    path("baru/", exclusion_lists.take_in, name="exclusion_list_import"),
    path("<int:list_id>/<str:name>/", exclusion_lists.propose, name="exclusion_list_propose"),
]
