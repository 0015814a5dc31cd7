create table customers (
  id bigint primary key,
  name varchar(100) not null,
  email varchar(100) not null unique,
  created_at timestamp(6) not null
);
create table orders (
  id bigint primary key,
  customer_id bigint not null,
  created_at timestamp(6) not null,
  amount decimal(10, 2) not null,
  note text not null
);
insert into customers
  select seq, concat('Customer ', seq), concat('customer', seq, '@example.invalid'), now(6) - interval seq minute
    from seq_1_to_:customers;
insert into orders
  select seq, 1 + seq % :customers, now(6) - interval (:orders - seq) second,
         (seq % 100000) / 100.0, repeat(md5(seq), 12)
    from seq_1_to_:orders;
create index orders_by_customer on orders (customer_id);
create index orders_by_time on orders (created_at);
alter table orders add constraint orders_customer foreign key (customer_id) references customers (id);
analyze table customers, orders;
