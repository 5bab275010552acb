"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.cards import budget, funding

app_name = "cards"

urlpatterns = [
    path("anggaran/", budget.budget, name="budget"),
    path("anggaran/tambah/", budget.allow, name="allow"),
    path("anggaran/setoran/", budget.deposit, name="deposit"),
    path("anggaran/gelombang/<int:number>/", funding.fund, name="fund"),
]
