create table discovery_config (
    id                uuid        primary key,
    name              text        not null unique,
    project           text        not null,
    project_namespace text,
    label_selector    text        not null,
    client_id         uuid        not null,
    tenant_id         uuid        not null,
    -- sealed with Tink AEAD, the id is the associated data
    kubeconfig        bytea       not null,
    state             text        not null check (state in ('PENDING', 'ACTIVE', 'FAILED')),
    reason            text,
    message           text,
    created_at        timestamptz not null,
    version           bigint      not null
);

create table shoot (
    uid                uuid    primary key,
    config_id          uuid    not null references discovery_config,
    name               text    not null,
    namespace          text    not null,
    project            text    not null,
    labels             text    not null check (labels is json object),
    region             text    not null,
    provider           text    not null,
    purpose            text,
    kubernetes_version text    not null,
    hibernated         boolean not null,
    managed            boolean not null,
    version            bigint  not null
);

create index shoot_managed on shoot (config_id) where managed;

-- one per shoot: the registration that asked last counts
create table installation (
    shoot_uid           uuid        primary key,
    registration_number integer     not null,
    state               text        not null check (state in ('REQUESTED', 'DONE', 'FAILED')),
    attempts            integer     not null,
    -- while an attempt runs: when it counts as lost
    next_attempt_at     timestamptz not null,
    reported_reason     text,
    -- who makes the attempt that runs; null when none runs
    claimed_by          text
);

create index installation_due on installation (next_attempt_at) where state = 'REQUESTED';
