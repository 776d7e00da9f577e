-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- Amounts are ten-thousandths of a yuan; a balance may fall below nothing.
create table balance (
    subscriber varchar(64) primary key references subscriber (name),
    amount bigint not null,
    ends_calls boolean not null,
    since_millis bigint not null
);

-- How far each node's records have been taken from balances: in the same transactions.
create table balance_posting (
    node varchar(100) primary key,
    last_record bigint not null
);
