-- Null until an agent speaks of volumes.
alter table backup add column volumes_progress text;
