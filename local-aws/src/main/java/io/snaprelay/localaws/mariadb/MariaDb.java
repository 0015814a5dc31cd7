package io.snaprelay.localaws.mariadb;

import io.snaprelay.localaws.server.BinaryFolder;
import io.snaprelay.localaws.server.Places;
import io.snaprelay.localaws.server.Product;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.Start;
import java.io.IOException;

/** MariaDB, where the build fetched its binaries: with tests, or with {@code -Dmariadb}. */
public final class MariaDb {

  /** 11.4.5 is of the major version 11.4 (MariaDB, "Release Model"). */
  private static final Product PRODUCT =
      new Product("mariadb", "MariaDB", new Product.Numbering(2, 3), 1, Installation::new);

  private MariaDb() {}

  /** Whether there are binaries; they are of Linux on x86_64. */
  public static boolean isHere() {
    return new BinaryFolder(PRODUCT).find().isPresent();
  }

  /**
   * @throws IllegalStateException when the binaries are not found; says where they can be
   */
  public static Servers open(Places places, Start start) throws IOException {
    return PRODUCT.open(places, start);
  }
}
