create table people (
  id bigint auto_increment primary key,
  full_name varchar(100) not null,
  email varchar(120) not null unique,
  phone varchar(30) not null,
  card varchar(30) not null,
  born date not null,
  street varchar(100) not null,
  city varchar(60) not null,
  notes text,
  profile json not null,
  joined timestamp(6) not null
);
insert into people (full_name, email, phone, card, born, street, city, notes, profile, joined)
  with person as (
    select seq as i,
           concat(
             elt(1 + seq % 10, 'Anna', 'Bruno', 'Carla', 'David', 'Emine', 'Farid', 'Greta', 'Hugo', 'Irina', 'Jonas'), ' ',
             elt(1 + seq % 16, 'Ka', 'Ro', 'Ve', 'Lin', 'Tor', 'Mas', 'Bel', 'Ski', 'Du', 'Fra', 'Gon', 'Hei', 'Jor', 'Nat', 'Pol', 'Zem'),
             elt(1 + seq div 16 % 16, 'ka', 'ro', 've', 'lin', 'tor', 'mas', 'bel', 'ski', 'du', 'fra', 'gon', 'hei', 'jor', 'nat', 'pol', 'zem'),
             elt(1 + seq div 256 % 16, 'ka', 'ro', 've', 'lin', 'tor', 'mas', 'bel', 'ski', 'du', 'fra', 'gon', 'hei', 'jor', 'nat', 'pol', 'zem'),
             'quist') as name,
           concat('+4930', lpad(seq * 7919 % 10000000, 7, '0')) as phone,
           concat('P', lpad(seq * 104729 % 100000000, 8, '0')) as passport
      from seq_1_to_100000000
     where seq <= greatest(500, :orders div 20)
  )
  select name,
         concat(lower(replace(name, ' ', '.')), i, '@northwind-post.net'),
         phone,
         concat('4929', lpad(i * 15485863 % 1000000000000, 12, '0')),
         date '1950-01-01' + interval i * 37 % 20000 day,
         concat(1 + i % 200, ' Lindenquist Street'),
         'Old Harquistby',
         concat('Called ', name, ' on ', phone, ', passport ', passport, repeat('. Delivered as agreed', 40)),
         json_object('email', concat(lower(replace(name, ' ', '.')), i, '@northwind-post.net'), 'passport', passport, 'tier', 'gold'),
         now(6) - interval i hour
    from person;
update people set notes = concat(notes, ' Answered.') where id % 3 = 0;
create index people_by_name on people (full_name);
create view people_in_town as select id, full_name, city from people;
update customers set name = md5(id), email = concat('customer', id, '@northwind-post.net');
analyze table customers, people;
