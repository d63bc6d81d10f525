-- The latest wish to verify, and what the last verification found that came to its end.
alter table backup add column verification jsonb;
alter table backup add column integrity jsonb;
