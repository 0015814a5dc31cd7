package io.snaprelay.benchmarks;

/** A plan that proves one database and masks its biggest table. */
final class MemoryPlan {
  static final String NAME = "memory";
  static final String RULES = "memory-rules.yaml";

  static final String YAML =
      """
      databases:
        orders: { instance: orders-prod, region: eu-west-1 }
      plans:
        memory:
          databases: [orders]
          limits: { temporaryHours: 1, deadline: 1h }
          snapshot: { source: fresh }
          copy: { region: eu-central-1, kmsKey: alias/dr }
          verify: { of: copy, instanceClass: db.t4g.medium }
          sanitize: { rules: memory-rules.yaml }
      """;

  static final String RULES_YAML =
      """
      databases:
        shop:
          tables:
            public.customers: { keep: [id, created_at], columns: { name: name, email: email } }
            public.orders: { keep: [id, customer_id, created_at, amount], columns: { note: hash } }
      """;

  /** Orders of the sample shop in a MiB of database, indexes counted. */
  private static final long ORDERS_PER_MEBIBYTE = 2_000;

  private MemoryPlan() {}

  static long orders(int mebibytes) {
    return mebibytes * ORDERS_PER_MEBIBYTE;
  }
}
