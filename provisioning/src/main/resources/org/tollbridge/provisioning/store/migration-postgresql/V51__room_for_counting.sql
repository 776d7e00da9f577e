-- Runs on PostgreSQL only.

-- Half of each page is left free, so that a row that is counted up stays on its page, where no index needs to hear of it.
alter table call_count set (fillfactor = 50);
