-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- What the calls of a day come to, written with the records of the calls: reports add up these rows and read no call.
-- A row is about one item of one aspect, such as all calls of the hour 08, or all from area 10.
create table call_count (
    -- Empty for the calls to all numbers.
    number varchar(64) not null,
    subscriber varchar(64) not null,
    aspect varchar(16) not null,
    -- In the operator's time zone.
    on_day date not null,
    item varchar(160) not null,
    calls bigint not null,
    answered bigint not null,
    busy bigint not null,
    no_answer bigint not null,
    route_failure bigint not null,
    abandoned bigint not null,
    refused bigint not null,
    failed bigint not null,
    seconds bigint not null,
    caller_pays bigint not null,
    subscriber_pays bigint not null,
    unpriced bigint not null,
    primary key (number, subscriber, aspect, on_day, item)
);
create index call_count_subscriber on call_count (subscriber, aspect, on_day);
create index call_count_day on call_count (on_day);

-- Calls that were offered before this moment have been forgotten, and are not loaded again.
create table call_horizon (
    only_row integer primary key,
    offered_before timestamp with time zone not null
);
