create table known_cluster (
    cluster_id   uuid   primary key,
    name         text   not null,
    tenant       text   not null,
    reachability text   not null,
    version      bigint not null
);

create table known_location (
    location_id     uuid   primary key,
    name            text   not null,
    storage_account text   not null,
    container       text   not null,
    endpoint        text   not null,
    version         bigint not null
);

-- No references to the two above: events of different keys come in any order.
create table known_connection (
    location_id     uuid        not null,
    cluster_id      uuid        not null,
    state           text        not null,
    reason          text,
    message         text,
    wanted_id       uuid,
    wanted_deadline timestamptz,
    version         bigint      not null,
    primary key (location_id, cluster_id)
);

create index known_connection_cluster on known_connection (cluster_id);

create table desired_state (
    cluster_id      uuid   primary key,
    generation      bigint not null,
    sent_generation bigint not null
);

create table backup (
    backup_id         uuid        primary key,
    cluster_id        uuid        not null,
    tenant            text        not null,
    location_id       uuid        not null,
    name              text        not null,
    namespaces        text        not null,
    command_id        uuid        not null unique,
    requested_at      timestamptz not null,
    deadline          timestamptz not null,
    state             text        not null,
    started_at        timestamptz,
    finished_at       timestamptz,
    reason            text,
    message           text,
    presumed          boolean     not null,
    progress_sequence bigint      not null,
    progress_objects  bigint      not null,
    progress_bytes    bigint      not null,
    objects           bigint,
    object_bytes      bigint,
    stored_bytes      bigint,
    blobs             integer,
    problems          text        not null,
    version           bigint      not null
);

create index backup_newest on backup (requested_at desc, backup_id desc);
create index backup_cluster_newest on backup (cluster_id, requested_at desc, backup_id desc);
create index backup_state on backup (state);
create index backup_pending on backup (deadline) where state = 'PENDING';

-- The key is taken before its backup is written, so the reference is checked at the end of the transaction.
create table idempotency_key (
    key         text primary key,
    fingerprint text not null,
    backup_id   uuid not null references backup on delete cascade deferrable initially deferred
);
