"""Pages for partners' programmers."""
