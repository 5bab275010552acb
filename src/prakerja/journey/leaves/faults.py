"""What can be wrong between a leaf, a seat and a card."""

from enum import StrEnum


class LeafFault(StrEnum):
    #: The seat was given to another account than the one that joined with this receipt.
    OTHER_RECEIPT = "other_receipt"
    #: Receipt, numbers, regency, groups and tickets do not make the hash that was fixed at the closing.
    NOT_THE_LEAF = "not_the_leaf"
    #: What is kept of the tree does not lead to the root in the public log.
    NOT_THE_ROOT = "not_the_root"
    #: Nobody was awarded a card for the seat.
    NOT_AWARDED = "not_awarded"
    #: The card was awarded to another NIK than the leaf's.
    OTHER_NIK = "other_nik"
