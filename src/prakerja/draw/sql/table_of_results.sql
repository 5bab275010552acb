-- Holds a stretch of the engine's result file until each receipt has found its joiner.
DROP TABLE IF EXISTS drawn_result;
CREATE TEMPORARY TABLE drawn_result (
    receipt text NOT NULL,
    outcome text NOT NULL,
    pass int,
    area text NOT NULL,
    seat_group text NOT NULL,
    rank int NOT NULL,
    key text NOT NULL
) ON COMMIT DROP;
