create table restore (
    restore_id            uuid primary key,
    cluster_id            uuid not null,
    tenant                text not null,
    backup_id             uuid not null,
    backup_cluster_id     uuid not null,
    location_id           uuid not null,
    name                  text not null,
    dry_run               boolean not null,
    namespaces            jsonb not null,
    included_kinds        jsonb not null,
    excluded_kinds        jsonb not null,
    namespace_mapping     jsonb not null,
    namespace_prefix      text,
    storage_class_mapping jsonb not null,
    existing              text not null,
    state                 text not null,
    reason                text,
    message               text,
    requested_at          timestamptz not null,
    cancel_requested_at   timestamptz,
    started_at            timestamptz,
    finished_at           timestamptz,
    phase                 text not null,
    objects_done          bigint not null,
    objects_total         bigint not null,
    totals                jsonb,
    problems              jsonb not null,
    version               bigint not null
) with (fillfactor = 70);
create index restore_newest on restore (requested_at desc, restore_id desc);
create index restore_of_cluster on restore (cluster_id, requested_at desc, restore_id desc);
create index restore_of_backup on restore (backup_id, requested_at desc, restore_id desc);
