-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- One row for each record that corrects that of a call; amounts and seconds are differences.
create table call_correction (
    call_id varchar(64) not null,
    correction integer not null,
    offered_at timestamp with time zone not null,
    made_at timestamp with time zone not null,
    charged_seconds bigint not null,
    caller_pays bigint not null,
    subscriber_pays bigint not null,
    made_by varchar(64) not null,
    why varchar(200) not null,
    primary key (call_id, correction)
);
create index call_correction_time on call_correction (offered_at);
