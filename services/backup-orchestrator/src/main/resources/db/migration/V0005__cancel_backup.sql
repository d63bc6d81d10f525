alter table backup add column cancel_requested_at timestamptz;
alter table backup add column removed_blobs bigint;
