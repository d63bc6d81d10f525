-- More can be chosen than namespaces by name; a backup of before meant all of its namespaces.
alter table backup add column selections text;

update backup
set selections = jsonb_build_array(jsonb_build_object(
        'namespaces', to_jsonb(string_to_array(namespaces, ',')),
        'namespaceSelector', null,
        'includedKinds', '[]'::jsonb,
        'excludedKinds', '[]'::jsonb,
        'labelSelector', null,
        'objects', '[]'::jsonb))::text;

alter table backup alter column selections set not null;
alter table backup drop column namespaces;
