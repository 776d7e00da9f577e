-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- What subscribers apply for: a number of three that they name, which is reserved until it is decided.
create table application (
    id varchar(32) primary key,
    digits varchar(20) not null,
    subscriber varchar(64) not null references subscriber (name),
    candidates varchar(100) not null,
    state varchar(12) not null,
    made_at timestamp with time zone not null,
    made_by varchar(64) not null,
    due_at timestamp with time zone not null,
    decided_at timestamp with time zone,
    reason varchar(200) not null
);
create index application_subscriber on application (subscriber);
create index application_digits on application (digits);

-- The papers of an application; contents in base64.
create table application_paper (
    application varchar(32) not null references application (id) on delete cascade,
    paper varchar(20) not null,
    state varchar(12) not null,
    name varchar(200) not null,
    media_type varchar(100) not null,
    digest varchar(64) not null,
    reason varchar(200) not null,
    content varchar(1000000) not null,
    primary key (application, paper)
);
