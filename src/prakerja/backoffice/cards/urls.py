"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.cards import alone, budget, card_lists, decisions, funding, person, year_ends

app_name = "cards"

urlpatterns = [
    path("anggaran/", budget.budget, name="budget"),
    path("anggaran/tambah/", budget.allow, name="allow"),
    path("anggaran/setoran/", budget.deposit, name="deposit"),
    path("anggaran/biaya/", budget.fee, name="fee"),
    path("anggaran/pindah/", budget.move, name="move"),
    path("anggaran/akhir-tahun/", year_ends.year_ends, name="year_ends"),
    path("anggaran/akhir-tahun/<str:scheme>/<int:year>/<str:word>/", year_ends.year_end, name="year_end"),
    path(
        "anggaran/akhir-tahun/<str:scheme>/<int:year>/<str:word>/coba-lagi/", year_ends.close_again, name="close_again"
    ),
    path("anggaran/gelombang/<int:number>/", funding.fund, name="fund"),
    path("kartu/", card_lists.cards, name="cards"),
    path("kartu/gelombang/<int:number>/", card_lists.cards_of_wave, name="cards_of_wave"),
    path("kartu/cari/", person.search, name="search"),
    path("kartu/lihat/<uuid:applicant_id>/", person.look, name="look"),
    path("kartu/orang/<str:found>/", person.person, name="person"),
    path("kartu/orang/<str:found>/<int:award>/sendiri/<str:word>/", alone.alone, name="alone"),
    path("kartu/orang/<str:found>/<int:award>/<str:word>/", decisions.decide, name="decide"),
]
