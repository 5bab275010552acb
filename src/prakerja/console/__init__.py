"""The commands of `prakerja`, one file each, and the clock of recurring jobs in schedule.py."""
