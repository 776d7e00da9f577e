-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- The call plans of a number since it is of its subscriber, in service or not. The plan of a version never changes. What was
-- put into service by other ways, such as files, is added from the audit trail when somebody works with the versions.
create table plan_version (
    digits varchar(20) not null,
    version integer not null,
    subscriber varchar(64) not null,
    plan_key varchar(40) not null,
    made_at timestamp with time zone not null,
    made_by varchar(64) not null,
    note varchar(200) not null,
    last_change bigint not null,
    primary key (digits, version)
);

-- The version that is to follow the plan which a number has: a number has one of them at most.
create table plan_next (
    digits varchar(20) primary key,
    version integer not null,
    percent integer not null,
    callers varchar(4000) not null,
    starts_at timestamp with time zone
);
