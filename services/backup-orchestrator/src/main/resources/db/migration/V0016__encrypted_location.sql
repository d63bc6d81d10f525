-- Every location of before was made without keys.
alter table known_location add column encrypted boolean not null default false;
alter table known_location alter column encrypted drop default;
