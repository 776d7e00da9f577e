-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- What an account's codes are made of; it cannot be kept as a hash. The last step of time whose code was taken: none is twice.
alter table account add column code_secret varchar(64) default '' not null;
alter table account add column code_needed boolean default false not null;
alter table account add column code_step bigint default 0 not null;
