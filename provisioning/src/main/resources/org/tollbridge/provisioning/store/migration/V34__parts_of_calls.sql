-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- One row for each record of a call that has several: those of its parts, and that of its end. They add up to the call.
create table call_part (
    call_id varchar(64) not null,
    part integer not null,
    offered_at timestamp with time zone not null,
    begun_at timestamp with time zone not null,
    ended_at timestamp with time zone not null,
    reason varchar(64) not null,
    charged_seconds bigint not null,
    caller_pays bigint,
    subscriber_pays bigint,
    primary key (call_id, part)
);
create index call_part_time on call_part (offered_at);
