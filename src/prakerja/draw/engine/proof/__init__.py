"""The proof of a draw of format 2: the bundle that is published, and two verifiers that share no line."""
