"""Step 9 on the web, for partners' programmers: the page that stands for a participant while a program is tried."""
