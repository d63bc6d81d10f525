create table cluster (
    cluster_id          uuid        primary key,
    tenant              text        not null,
    registration_number int         not null,
    -- what discovery saw
    name                text        not null,
    namespace           text        not null,
    labels              jsonb       not null,
    region              text        not null,
    provider            text        not null,
    purpose             text,
    wanted_kubernetes   text        not null,
    hibernated          boolean     not null,
    managed             boolean     not null,
    config_id           uuid        not null,
    shoot_version       bigint      not null,
    observed_at         timestamptz not null,
    -- where it stands
    state               text        not null,
    reason              text,
    message             text,
    state_since         timestamptz not null,
    -- whom to trust
    issuer              text,
    jwks                text,
    installed_at        timestamptz,
    -- what the agent said
    agent_version       text,
    kubernetes_version  text,
    time_zone           text,
    last_heard_at       timestamptz,
    version             bigint      not null
) with (fillfactor = 70); -- heartbeats update in place

-- Issuers are not unique: a tenant chooses them, and a shoot that is made again keeps the old one's.
create index cluster_issuer on cluster (issuer) where issuer is not null;
create index cluster_state on cluster (state, cluster_id);
