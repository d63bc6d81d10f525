-- The state that people see: DELETING hides how the backup ended.
alter table backup add column shown_state text;
update backup set shown_state = state;
alter table backup alter column shown_state set not null;
drop index backup_state;
create index backup_shown_state on backup (shown_state);

alter table backup add column deletion_command_id uuid unique;
alter table backup add column deletion_cluster_id uuid;
alter table backup add column deletion_requested_at timestamptz;
alter table backup add column deletion_deadline timestamptz;
alter table backup add column deletion_failed_at timestamptz;
alter table backup add column deletion_reason text;
alter table backup add column deletion_message text;
alter table backup add column deletion_locked_until timestamptz;
create index backup_deleting on backup (heard_at) where shown_state = 'DELETING';
