-- No reference: a retry outlives the backup that it makes up for, and the other way round.
alter table backup add column retry_of uuid;
alter table backup add column retries text not null default '';
alter table backup alter column retries drop default;
