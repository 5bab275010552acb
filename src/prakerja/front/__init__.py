"""Between the net and the pages: takes a request in whole before any of the few places at work is given to it."""
