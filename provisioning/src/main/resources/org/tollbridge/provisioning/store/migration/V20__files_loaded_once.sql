-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- A file that is loaded once is looked for by its contents, whoever loaded it.
create index change_log_request_key on change_log (request_key);
