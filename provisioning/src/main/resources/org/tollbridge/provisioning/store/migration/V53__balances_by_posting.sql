-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- Which node has taken calls from a balance last, and up to which record: what others have done is found by it.
alter table balance add column posted_by varchar(100) default '' not null;
alter table balance add column posted_to bigint default 0 not null;
create index balance_posted on balance (posted_by, posted_to);
