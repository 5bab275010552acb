"""Step 7, the draw (undian seleksi): frozen candidates, a seed nobody chose, seats, and a proof for everyone."""
