select i from generate_series(1, :length) as i
