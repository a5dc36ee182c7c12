-- Keeps the planner from looking into a part: from 12 it has to be told.
AS MATERIALIZED
