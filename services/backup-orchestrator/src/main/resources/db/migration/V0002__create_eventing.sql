create table outbox (
  id           bigint generated always as identity primary key,
  event_id     uuid not null,
  topic        text not null,
  key          text not null,
  type         text not null,
  data_schema  text not null,
  trace_parent text,
  payload      bytea not null,
  created_at   timestamptz not null default clock_timestamp()
);

-- wakes the relay when the transaction commits; the channel is per schema because one database holds several services
create function outbox_notify() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox_' || tg_table_schema, '');
  return null;
end $$;

create trigger outbox_notify after insert on outbox for each statement execute function outbox_notify();

create table processed_event (
  event_id     uuid not null,
  event_key    text not null,
  processed_at timestamptz not null default now(),
  primary key (event_id, event_key)
);

create index processed_event_processed_at on processed_event (processed_at);
