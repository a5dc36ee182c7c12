drop table lease
