"""What becomes of a certificate once it is issued: withdrawn by two, and handed on as a badge."""
