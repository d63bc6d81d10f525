-- What became of the objects of a backup: a row holds hundreds, as JSON under gzip.
create table backup_objects (
    backup_id uuid    not null references backup on delete cascade,
    part      integer not null,
    is_last   boolean not null,
    objects   bytea   not null,
    primary key (backup_id, part)
);
