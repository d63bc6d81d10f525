-- Rows are written from JSON by jsonb_populate_recordset: column names are the snake case of the records' fields.
create table cluster (
    cluster_id          uuid primary key,
    tenant              text not null,
    name                text not null,
    namespace           text,
    config_id           uuid,
    registration_number integer not null,
    state               text not null,
    reason              text,
    message             text,
    state_since         timestamptz not null,
    managed             boolean not null,
    hibernated          boolean not null,
    labels              jsonb not null,
    region              text not null,
    provider            text not null,
    purpose             text,
    kubernetes_version  text not null,
    time_zone           text,
    agent_version       text,
    last_heard_at       timestamptz,
    version             bigint not null
) with (fillfactor = 70);
create index cluster_by_name on cluster (name, cluster_id);

-- Heartbeats alone touch this table, so that the wide rows of cluster stay cold.
create table heard (
    cluster_id    uuid primary key,
    last_heard_at timestamptz not null
) with (fillfactor = 50);

create table location (
    location_id     uuid primary key,
    name            text not null,
    provider        text not null,
    storage_account text not null,
    container       text not null,
    endpoint        text not null,
    version         bigint not null
);
create index location_by_name on location (name, location_id);

-- No foreign keys: the topics of clusters, locations and connections are not ordered among each other.
create table connection (
    location_id   uuid not null,
    cluster_id    uuid not null,
    state         text not null,
    reason        text,
    message       text,
    validation_id uuid,
    validated_at  timestamptz,
    version       bigint not null,
    primary key (location_id, cluster_id)
) with (fillfactor = 70);
create index connection_of_cluster on connection (cluster_id);

create table backup (
    backup_id    uuid primary key,
    cluster_id   uuid not null,
    tenant       text not null,
    location_id  uuid not null,
    name         text not null,
    namespaces   jsonb not null,
    state        text not null,
    reason       text,
    message      text,
    requested_at timestamptz not null,
    started_at   timestamptz,
    finished_at  timestamptz,
    objects      bigint not null,
    object_bytes bigint not null,
    stored_bytes bigint not null,
    blobs        integer not null,
    problems     jsonb not null,
    version      bigint not null
) with (fillfactor = 70);
create index backup_newest on backup (requested_at desc, backup_id desc);
create index backup_of_cluster on backup (cluster_id, requested_at desc, backup_id desc);
create index backup_of_location on backup (location_id, requested_at desc, backup_id desc);
