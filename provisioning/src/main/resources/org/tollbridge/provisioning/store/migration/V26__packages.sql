-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- Features that subscribers may use, put together and sold under a name; both lists have commas between.
create table feature_package (
    name varchar(40) primary key,
    features varchar(1000) not null,
    about varchar(200) not null
);

-- A subscriber without packages may use every feature.
alter table subscriber add column packages varchar(1000) default '' not null;
