"""Over- and underpayment: what incentives say, compared with what was instructed and what the books hold."""
