alter table backup add column skip_volume_data boolean not null default false;
alter table backup alter column skip_volume_data drop default;
