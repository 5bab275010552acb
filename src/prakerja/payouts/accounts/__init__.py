"""The account that somebody is paid into: its house is asked, names are compared, a code confirms it."""
