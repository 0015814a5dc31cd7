create table people (
  id bigint generated always as identity primary key,
  full_name text not null,
  email text not null unique,
  phone text not null,
  card text not null,
  born date not null,
  street text not null,
  city text not null,
  notes text,
  profile jsonb not null,
  joined timestamptz not null
);
with syllables as (
  select array['ka','ro','ve','lin','tor','mas','bel','ski','du','fra','gon','hei','jor','nat','pol','zem'] as s,
         array['Anna','Bruno','Carla','David','Emine','Farid','Greta','Hugo','Irina','Jonas'] as first
), person as (
  select i,
         first[1 + i % 10] || ' ' || initcap(s[1 + i % 16] || s[1 + (i / 16) % 16] || s[1 + (i / 256) % 16] || 'quist') as name,
         '+4930' || lpad((i::bigint * 7919 % 10000000)::text, 7, '0') as phone,
         'P' || lpad((i::bigint * 104729 % 100000000)::text, 8, '0') as passport
    from syllables, generate_series(1, greatest(500, :orders / 20)) i
)
insert into people (full_name, email, phone, card, born, street, city, notes, profile, joined)
  select name,
         lower(replace(name, ' ', '.')) || i || '@northwind-post.net',
         phone,
         '4929' || lpad((i::bigint * 15485863 % 1000000000000)::text, 12, '0'),
         date '1950-01-01' + (i::bigint * 37 % 20000)::int,
         (1 + i % 200) || ' Lindenquist Street',
         'Old Harquistby',
         'Called ' || name || ' on ' || phone || ', passport ' || passport || repeat('. Delivered as agreed', 40),
         jsonb_build_object('email', lower(replace(name, ' ', '.')) || i || '@northwind-post.net', 'passport', passport, 'tier', 'gold'),
         now() - i * interval '1 hour'
    from person;
update people set notes = notes || ' Answered.' where id % 3 = 0;
create index people_by_name on people (full_name);
create view people_in_town as select id, full_name, city from people;
update customers set name = initcap(md5(id::text)), email = 'customer' || id || '@northwind-post.net';
vacuum analyze;
