-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- Whom to tell by HTTP of what happens. The secret must be had to sign with, and so it is no hash.
create table webhook (
    id varchar(32) primary key,
    subscriber varchar(64) references subscriber (name) on delete cascade,
    url varchar(500) not null,
    events varchar(300) not null,
    secret varchar(64) not null,
    made_at timestamp with time zone not null,
    made_by varchar(64) not null,
    delivered bigint not null,
    dropped bigint not null,
    failures integer not null,
    fault varchar(300) not null,
    next_try timestamp with time zone not null,
    claimed_by varchar(64) not null,
    claimed_until timestamp with time zone not null
);
create index webhook_subscriber on webhook (subscriber);

-- What waits to be told, and what was given up.
create table webhook_event (
    webhook varchar(32) not null references webhook (id) on delete cascade,
    event varchar(100) not null,
    turn bigint not null,
    made_at timestamp with time zone not null,
    body varchar(4000) not null,
    given_up boolean not null,
    primary key (webhook, event)
);
create index webhook_event_turn on webhook_event (webhook, given_up, turn);

-- How far the audit trail was read for all of them.
create table webhook_place (
    only_row integer primary key,
    change_id bigint not null,
    place integer not null
);
