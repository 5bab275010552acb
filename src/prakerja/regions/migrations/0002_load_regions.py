"""Fills the tables from `regions/data`; repeating it is harmless."""

from django.db import migrations

from prakerja.regions.load_regions import load_regions


def load(apps, schema_editor):
    load_regions(province=apps.get_model("regions", "Province"), regency=apps.get_model("regions", "Regency"))


class Migration(migrations.Migration):
    dependencies = [("regions", "0001_provinces_and_regencies")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
