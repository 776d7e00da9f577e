-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- A plan may have lists of 100,000 numbers, which are more than H2 keeps in a varchar.
alter table plan alter column document set data type text;
