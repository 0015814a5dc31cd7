package io.snaprelay.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
            public.letters: { keep: [id, body], columns: { sender: email } }
            public.forms: { keep: [id], columns: { sender: email } }
            public.numbers: { keep: [id], columns: { sender: email } }
          columns: { "public.forms.k*": keep, "public.forms.m*": hash, "public.numbers.n*": keep }
      """;

  /** Orders of the sample shop in a MiB of database, indexes counted. */
  private static final long ORDERS_PER_MEBIBYTE = 2_000;

  private MemoryPlan() {}

  static long orders(int mebibytes) {
    return mebibytes * ORDERS_PER_MEBIBYTE;
  }

  /**
   * Rows of which a program must not hold many: values of a MiB; 150 columns of 4,000 characters
   * beside 100 that are masked; 1,500 columns.
   */
  static String wide() {
    return """
        CREATE TABLE letters (id int PRIMARY KEY, sender text, body text);
        INSERT INTO letters SELECT g, 'l' || g || '@corp-real.nl', repeat('dear all ', 116508)
        FROM generate_series(1, 200) g;
        CREATE TABLE forms (id int PRIMARY KEY, sender text, %s, %s);
        INSERT INTO forms SELECT g, 'f' || g || '@corp-real.nl', %s, %s FROM generate_series(1, 1200) g;
        CREATE TABLE numbers (id int PRIMARY KEY, sender text, %s);
        INSERT INTO numbers SELECT g, 'n' || g || '@corp-real.nl', %s FROM generate_series(1, 500) g;
        """
        .formatted(
            times(150, "k%d text"),
            times(100, "m%d text"),
            times(150, "repeat('kept ', 800)"),
            times(100, "'m' || g"),
            times(1500, "n%d int"),
            times(1500, "g"));
  }

  private static String times(int times, String each) {
    return IntStream.rangeClosed(1, times)
        .mapToObj(each::formatted)
        .collect(Collectors.joining(", "));
  }
}
