-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- A session of a browser is a token that is shown as a cookie, and ends when it is not used for a time.
alter table api_token add column session boolean default false not null;
alter table api_token add column seen_at timestamp with time zone;
