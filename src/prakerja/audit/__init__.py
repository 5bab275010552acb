"""Who did what, when and why: events written by the verbs in the same transaction, sealed into a hash chain."""
