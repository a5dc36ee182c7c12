-- Keeps the planner from looking into a part: before 12 it never does.
AS
