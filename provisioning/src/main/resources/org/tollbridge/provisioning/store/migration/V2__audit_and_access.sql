-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- Each change has a hash over itself and the hash of the one before; those of before this migration have none.
alter table change_log add column origin varchar(100) default 'command line' not null;
alter table change_log add column request_key varchar(64);
alter table change_log add column request_fingerprint varchar(64) default '' not null;
alter table change_log add column hash varchar(64) default '' not null;
create unique index change_log_request on change_log (who, request_key);

-- One row: the end of the chain. Writers take it first, so that changes stand in one order.
create table change_head (
    last_id bigint not null,
    hash varchar(64) not null
);
insert into change_head select coalesce(max(id), 0), '' from change_log;

-- What a change made of a record; an empty document is none.
create table change_item (
    change_id bigint not null,
    place integer not null,
    resource varchar(20) not null,
    item varchar(64) not null,
    step varchar(20) not null,
    before_document varchar(10000) not null,
    after_document varchar(10000) not null,
    primary key (change_id, place)
);
insert into change_item
    select change_id, cast(row_number() over (partition by change_id order by digits, step) - 1 as integer), 'number',
        digits, step, '{"state":"' || before_state || '"}', '{"state":"' || after_state || '"}'
    from number_history;
create index change_item_item on change_item (item, resource, change_id);
drop table number_history;

create table account (
    name varchar(64) primary key,
    role varchar(32) not null,
    subscriber varchar(64) references subscriber (name),
    password_hash varchar(200) not null,
    one_time boolean not null,
    failures integer not null,
    locked_until timestamp with time zone
);
create index account_subscriber on account (subscriber);

-- A token itself is never kept, only its hash.
create table api_token (
    id varchar(32) primary key,
    secret_hash varchar(64) not null unique,
    owner varchar(64) not null references account (name) on delete cascade,
    note varchar(200) not null,
    scopes varchar(1000) not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null
);
create index api_token_owner on api_token (owner);
