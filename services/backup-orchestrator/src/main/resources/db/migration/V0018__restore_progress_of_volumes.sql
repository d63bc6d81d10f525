-- Null until an agent speaks of volumes.
alter table restore add column volumes_progress text;
