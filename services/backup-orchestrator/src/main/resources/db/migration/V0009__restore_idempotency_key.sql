-- The key is taken before its restore is written, so the reference is checked at the end of the transaction.
create table restore_idempotency_key (
    key         text primary key,
    fingerprint text not null,
    restore_id  uuid not null references restore on delete cascade deferrable initially deferred
);
create index restore_idempotency_key_restore on restore_idempotency_key (restore_id);
