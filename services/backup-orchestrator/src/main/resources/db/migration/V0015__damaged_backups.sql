-- Whether the last verification found damage, to count such backups without reading what it found.
alter table backup add column damaged boolean not null default false;

update backup
set damaged = coalesce((integrity::jsonb -> 'losses' ->> 'missingBlobs')::bigint > 0
    or (integrity::jsonb -> 'losses' ->> 'brokenBlobs')::bigint > 0
    or (integrity::jsonb -> 'losses' ->> 'files')::bigint > 0, false)
where integrity is not null;

alter table backup alter column damaged drop default;
create index backup_damaged on backup (backup_id) where damaged;
