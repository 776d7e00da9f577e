-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- Where an account has logged in from: who knows a name alone, elsewhere, locks nobody out who comes from such a place.
create table account_place (
    name varchar(64) not null references account (name) on delete cascade,
    place varchar(100) not null,
    failures integer not null,
    locked_until timestamp with time zone,
    seen_at timestamp with time zone not null,
    primary key (name, place)
);
