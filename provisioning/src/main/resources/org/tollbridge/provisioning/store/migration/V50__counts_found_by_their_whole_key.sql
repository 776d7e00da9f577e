-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- A row is counted up by its whole key. PostgreSQL's statistics know nothing yet of a day that has just begun: with only the
-- day in an index it expects one row there, and then reads all rows of the day for each that it counts up.
drop index call_count_day;
create index call_count_day on call_count (on_day, number, subscriber, aspect, item);
drop index call_count_subscriber;
create index call_count_subscriber on call_count (subscriber, aspect, on_day, number, item);
