"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.screening import exclusion_lists, handed_in

app_name = "screening"

urlpatterns = [
    path("", exclusion_lists.lists, name="lists"),
    path("baru/", handed_in.hand_in, name="hand_in"),
    path("berkas/<int:handed_in_id>/", handed_in.handed_in, name="handed_in"),
    path("berkas/<int:handed_in_id>/coba-lagi/", handed_in.try_again, name="try_again"),
    path("<int:list_id>/", exclusion_lists.one_list, name="one_list"),
    path("<int:list_id>/coba-lagi/", exclusion_lists.try_cards_again, name="try_cards_again"),
    path("<int:list_id>/<str:name>/", exclusion_lists.propose, name="propose"),
]
