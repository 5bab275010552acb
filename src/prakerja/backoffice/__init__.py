"""The pages of the programme office. Nobody can do the decisive thing alone."""
