package io.snaprelay.localaws.mariadb;

import io.snaprelay.localaws.server.BinaryFolder;
import io.snaprelay.localaws.server.Places;
import io.snaprelay.localaws.server.Product;
import io.snaprelay.localaws.server.Programs;
import io.snaprelay.localaws.server.Release;
import io.snaprelay.localaws.server.ServerUser;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.Start;
import java.io.IOException;
import java.nio.file.Path;

/** MariaDB, where the build fetched its binaries: with tests, or with {@code -Dmariadb}. */
public final class MariaDb implements Product {

  public static final MariaDb PRODUCT = new MariaDb();

  private static final BinaryFolder BINARIES = new BinaryFolder(PRODUCT);

  private MariaDb() {}

  /** Whether there are binaries; they are of Linux on x86_64. */
  public static boolean isHere() {
    return BINARIES.find().isPresent();
  }

  /**
   * @throws IllegalStateException when the binaries are not found; says where they can be
   */
  public static Servers open(Places places, Start start) throws IOException {
    return Servers.open(PRODUCT, BINARIES.find().orElseThrow(BINARIES::notFound), places, start);
  }

  @Override
  public String name() {
    return "mariadb";
  }

  @Override
  public String title() {
    return "MariaDB";
  }

  /** A major version has two numbers (MariaDB, "Release Model"): 11.4.5 is of 11.4. */
  @Override
  public Release release(String full) {
    return Release.of(full, 2, 3);
  }

  @Override
  public void install(Release release, Path jar, Path home, ServerUser user) throws IOException {
    new Installation(release, home).fill(jar, user);
  }

  @Override
  public Programs programs(Release release, Path home) {
    return new Installation(release, home);
  }

  @Override
  public int layout() {
    return 1;
  }
}
