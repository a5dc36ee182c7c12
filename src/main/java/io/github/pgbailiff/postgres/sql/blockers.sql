NULL::int[]
