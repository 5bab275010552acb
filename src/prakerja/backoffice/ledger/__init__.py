"""The office's pages about the books: from a total down to the posting that it is made of."""
