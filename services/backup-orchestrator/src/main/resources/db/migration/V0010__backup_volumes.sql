-- Null until the backup has succeeded, and for those that did before this column was there.
alter table backup add column volumes text;
