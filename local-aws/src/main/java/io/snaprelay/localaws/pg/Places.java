package io.snaprelay.localaws.pg;

import java.nio.file.Path;

/**
 * Where things lie on disk.
 *
 * @param jars the folder of binaries, one {@code <full version>.jar} each
 * @param cache what is made once per machine and user: unpacked binaries, templates, certificates
 * @param runs data of running instances, deleted when they end
 */
public record Places(Path jars, Path cache, Path runs) {

  /** Names the folder of binaries; the build puts them into {@code target/postgres}. */
  public static final String JARS_PROPERTY = "localaws.postgres";

  /** Names the folder of cache and runs; default is {@code ~/.cache/snaprelay/local-aws}. */
  public static final String HOME_PROPERTY = "localaws.home";

  public static Places standard() {
    String userHome = System.getProperty("user.home");
    String home = System.getProperty(HOME_PROPERTY, userHome + "/.cache/snaprelay/local-aws");
    return of(Path.of(System.getProperty(JARS_PROPERTY, "target/postgres")), Path.of(home));
  }

  public static Places of(Path jars, Path home) {
    return new Places(
        jars.toAbsolutePath(),
        home.toAbsolutePath().resolve("postgres"),
        home.toAbsolutePath().resolve("runs"));
  }
}
