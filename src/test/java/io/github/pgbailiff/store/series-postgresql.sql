select i from generate_series(1, ?) as i
