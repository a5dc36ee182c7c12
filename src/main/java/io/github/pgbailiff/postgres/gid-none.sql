'(not readable here)'::text
