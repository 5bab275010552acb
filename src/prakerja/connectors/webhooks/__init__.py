"""Partners' own servers: where we post to addresses that somebody else has chosen, and never inside."""
