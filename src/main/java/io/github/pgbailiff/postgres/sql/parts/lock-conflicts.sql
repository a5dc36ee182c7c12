-- The modes of locks, each with those that it conflicts with.
VALUES
  ('AccessShareLock'::text, ARRAY['AccessExclusiveLock'::text]),
  ('RowShareLock', ARRAY['ExclusiveLock', 'AccessExclusiveLock']),
  ('RowExclusiveLock', ARRAY['ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock']),
  ('ShareUpdateExclusiveLock', ARRAY['ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock',
     'AccessExclusiveLock']),
  ('ShareLock', ARRAY['RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock',
     'AccessExclusiveLock']),
  ('ShareRowExclusiveLock', ARRAY['RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock',
     'ExclusiveLock', 'AccessExclusiveLock']),
  ('ExclusiveLock', ARRAY['RowShareLock', 'RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock',
     'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock']),
  ('AccessExclusiveLock', ARRAY['AccessShareLock', 'RowShareLock', 'RowExclusiveLock', 'ShareUpdateExclusiveLock',
     'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'])
