create table known_cluster (
    cluster_id   uuid   primary key,
    name         text   not null,
    tenant       text   not null,
    reachability text   not null,
    version      bigint not null
);

create table location (
    location_id     uuid        primary key,
    name            text        not null,
    storage_account text        not null,
    container       text        not null,
    endpoint        text        not null,
    created_at      timestamptz not null,
    version         bigint      not null
);

create unique index location_name on location (lower(name));

create table connection (
    location_id   uuid        not null references location,
    cluster_id    uuid        not null references known_cluster,
    state         text        not null,
    validation_id uuid        unique,
    deadline      timestamptz,
    reason        text,
    message       text,
    validated_at  timestamptz,
    version       bigint      not null,
    primary key (location_id, cluster_id)
);

create index connection_cluster on connection (cluster_id);
create index connection_deadline on connection (deadline) where state = 'IN_PROGRESS';
