-- No reference to the backup: its record may go while that of its restores stays.
create table restore (
    restore_id          uuid        primary key,
    cluster_id          uuid        not null,
    tenant              text        not null,
    backup_id           uuid        not null,
    owner_cluster_id    uuid        not null,
    location_id         uuid        not null,
    name                text        not null,
    options             text        not null,
    command_id          uuid        not null unique,
    requested_at        timestamptz not null,
    deadline            timestamptz not null,
    cancel_requested_at timestamptz,
    state               text        not null,
    started_at          timestamptz,
    finished_at         timestamptz,
    reason              text,
    message             text,
    presumed            boolean     not null,
    totals              text,
    problems            text,
    progress_sequence   bigint      not null,
    progress_phase      text        not null,
    progress_done       bigint      not null,
    progress_total      bigint      not null,
    version             bigint      not null,
    heard_at            timestamptz not null
);
create index restore_newest on restore (requested_at desc, restore_id desc);
create index restore_cluster_newest on restore (cluster_id, requested_at desc, restore_id desc);
create index restore_backup_newest on restore (backup_id, requested_at desc, restore_id desc);
create index restore_pending on restore (deadline) where state = 'PENDING';
create index restore_running on restore (heard_at) where state = 'IN_PROGRESS';
