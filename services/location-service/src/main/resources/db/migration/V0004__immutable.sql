-- Of connections of before nobody knows; the next validation tells.
alter table connection add column immutable boolean not null default false;
alter table connection alter column immutable drop default;
alter table connection add column retention_days integer;
