COPY drawn_result FROM STDIN (FORMAT csv, HEADER true, FORCE_NOT_NULL (area, seat_group))
