-- Until the statistics know of the outcomes just copied, a plan expects hardly any of them.
ANALYZE draw_outcome
