-- Every location of before was made without keys.
alter table location add column encrypted boolean not null default false;
