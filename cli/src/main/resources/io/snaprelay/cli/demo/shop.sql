create table customers (
  id bigint primary key,
  name text not null,
  email text not null unique,
  created_at timestamptz not null
);
create table orders (
  id bigint primary key,
  customer_id bigint not null references customers (id),
  created_at timestamptz not null,
  amount numeric(10, 2) not null,
  note text not null
);
insert into customers
  select i, 'Customer ' || i, 'customer' || i || '@example.invalid', now() - i * interval '1 minute'
    from generate_series(1, greatest(1, :orders / 20)) i;
insert into orders
  select i, 1 + i % greatest(1, :orders / 20), now() - (:orders - i) * interval '1 second',
         (i % 100000) / 100.0, repeat(md5(i::text), 12)
    from generate_series(1, :orders) i;
create index orders_by_customer on orders (customer_id);
create index orders_by_time on orders (created_at);
vacuum analyze;
