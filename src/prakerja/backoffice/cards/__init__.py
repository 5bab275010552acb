"""The office's pages about budgets, cards and their holders."""
