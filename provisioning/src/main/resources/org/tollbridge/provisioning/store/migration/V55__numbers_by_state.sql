-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- Each change looks for numbers that are not in service, mostly a few beside a million that are.
create index service_number_state on service_number (state, digits);
