-- Who snoozed an alert, and of which application nothing more is told; unknown of what was snoozed before.
alter table alert add column snoozed_by text;
alter table alert add column snoozed_application text;
