-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- One row for each call that has ended, loaded from the journals of the nodes; what a journal alone has is a call's path.
create table call_record (
    call_id varchar(64) primary key,
    offered_at timestamp with time zone not null,
    answered_at timestamp with time zone,
    ended_at timestamp with time zone not null,
    switch_name varchar(64) not null,
    service_key bigint not null,
    dialled varchar(64) not null,
    caller varchar(64) not null,
    service_class varchar(64) not null,
    subscriber varchar(64) not null,
    destination varchar(64) not null,
    attempts integer not null,
    outcome varchar(32) not null,
    reason varchar(64) not null,
    release_cause integer,
    charged_seconds bigint not null,
    payer varchar(32) not null,
    caller_pays bigint,
    subscriber_pays bigint,
    currency varchar(3) not null
);
-- Each way to ask ends in the order in which pages go.
create index call_record_time on call_record (offered_at, call_id);
create index call_record_dialled on call_record (dialled, offered_at, call_id);
create index call_record_caller on call_record (caller, offered_at, call_id);
create index call_record_subscriber on call_record (subscriber, offered_at, call_id);

-- How far the journal of each node is loaded.
create table record_place (
    node varchar(64) primary key,
    last_sequence bigint not null
);
