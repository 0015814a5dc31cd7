package io.snaprelay.localaws.pg;

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

/** PostgreSQL, of the major versions whose binaries the build fetched. */
public final class Postgres implements Product {

  public static final Postgres PRODUCT = new Postgres();

  private Postgres() {}

  /**
   * Servers of all major versions.
   *
   * @throws IllegalStateException when the binaries are not found; says where they can be
   */
  public static Servers open(Places places, Start start) throws IOException {
    BinaryFolder binaries = new BinaryFolder(PRODUCT);
    return Servers.open(PRODUCT, binaries.find().orElseThrow(binaries::notFound), places, start);
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public String title() {
    return "PostgreSQL";
  }

  /** 17.11.0 of the binaries is PostgreSQL 17.11. */
  @Override
  public Release release(String full) {
    return Release.of(full, 1, 2);
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
