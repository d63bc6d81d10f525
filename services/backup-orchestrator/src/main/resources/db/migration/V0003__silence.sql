-- Since when, by our own clock, the cluster has not been ONLINE; null while it is.
alter table known_cluster add column away_since timestamptz;
update known_cluster set away_since = now() where reachability <> 'ONLINE';

-- When, by our own clock, the last word came that changed the backup.
alter table backup add column heard_at timestamptz not null default now();
alter table backup alter column heard_at drop default;

create index backup_running on backup (heard_at) where state = 'IN_PROGRESS';
