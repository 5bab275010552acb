"""The joiners' tree as it was fixed. Evidence: never changed."""

from django.db import models

from prakerja.kit.append_only import AppendOnly
from prakerja.waves.models import Wave


class JoinerTree(AppendOnly):
    """Everybody who joined the wave is fixed: its root and the number of leaves are in the public log."""

    wave = models.OneToOneField(Wave, on_delete=models.PROTECT, related_name="joiner_tree", primary_key=True)
    #: In lowercase hex.
    root = models.CharField(max_length=64)
    joiners = models.PositiveIntegerField()
    #: Of the candidates: how many the published list tells apart from all but three others, or fewer.
    in_small_cells = models.PositiveIntegerField()
    fixed_at = models.DateTimeField()


class JoinerBlock(AppendOnly):
    """The hashes of so many leaves of a wave's tree, in the order of the receipts: 32 bytes a joiner.

    A page finds a joiner's block by their place, and needs of all others the roots alone.
    """

    pk = models.CompositePrimaryKey("number", "wave_id")
    #: From 0.
    number = models.PositiveIntegerField()
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+", db_index=False)
    root = models.BinaryField()
    #: One after another, 32 bytes each.
    hashes = models.BinaryField()
