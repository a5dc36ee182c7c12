
-- The functions as one piece, which is left out as a whole where it may not be made.
DO $managed$
BEGIN
  EXECUTE $functions$