package io.snaprelay.localaws.pg;

import io.snaprelay.localaws.server.Places;
import io.snaprelay.localaws.server.Product;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.Start;
import java.io.IOException;

/** PostgreSQL, of the major versions whose binaries the build fetched. */
public final class Postgres {

  /** 17.11.0 of the binaries is PostgreSQL 17.11, of the major version 17. */
  private static final Product PRODUCT =
      new Product("postgres", "PostgreSQL", new Product.Numbering(1, 2), 1, Installation::new);

  private Postgres() {}

  /**
   * Servers of all major versions.
   *
   * @throws IllegalStateException when the binaries are not found; says where they can be
   */
  public static Servers open(Places places, Start start) throws IOException {
    return PRODUCT.open(places, start);
  }
}
