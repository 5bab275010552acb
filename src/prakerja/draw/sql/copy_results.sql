COPY drawn_result FROM STDIN (FORMAT csv, FORCE_NOT_NULL (area, seat_group))
