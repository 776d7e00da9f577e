-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- Call plans with parameters, each version of them as JSON; the highest version is the one in use.
create table plan_template (
    name varchar(40) not null,
    version integer not null,
    document varchar(100000) not null,
    made_at timestamp with time zone not null,
    made_by varchar(64) not null,
    note varchar(200) not null,
    primary key (name, version)
);

-- The numbers that have their plan of a template, each with its own values. Of a number that got another plan or another
-- subscriber since then a row says nothing any more.
create table plan_template_use (
    digits varchar(20) primary key,
    template varchar(40) not null,
    subscriber varchar(64) not null,
    own_values varchar(4000) not null,
    plan_key varchar(40) not null
);
create index plan_template_use_template on plan_template_use (template, digits);

-- The audit trail has templates whole.
alter table change_item alter column before_document set data type varchar(100000);
alter table change_item alter column after_document set data type varchar(100000);
