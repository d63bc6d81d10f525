-- What became of the objects of a restore: a row holds hundreds, as JSON under gzip.
create table restore_objects (
    restore_id uuid    not null references restore on delete cascade,
    part       integer not null,
    is_last    boolean not null,
    objects    bytea   not null,
    primary key (restore_id, part)
);
