alter table backup add column verification_id uuid;
alter table backup add column verification_command_id uuid unique;
alter table backup add column verification_cluster_id uuid;
alter table backup add column verification_deep boolean;
alter table backup add column verification_requested_at timestamptz;
alter table backup add column verification_deadline timestamptz;
alter table backup add column verification_sequence bigint;
alter table backup add column verification_checked_blobs bigint;
alter table backup add column verification_total_blobs bigint;
alter table backup add column verification_finished_at timestamptz;
alter table backup add column verification_reason text;
alter table backup add column verification_message text;
alter table backup add column verification_presumed boolean;
-- What the last verification found that came to its end.
alter table backup add column integrity text;
create index backup_verifying on backup (heard_at)
    where verification_command_id is not null and verification_finished_at is null;
