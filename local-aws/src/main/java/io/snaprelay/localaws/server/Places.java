package io.snaprelay.localaws.server;

import java.nio.file.Path;

/**
 * Where things lie on disk.
 *
 * @param cache what is made once per machine and user: unpacked binaries, templates, certificates
 * @param runs data of running instances, deleted when they end
 */
public record Places(Path cache, Path runs) {

  /** Names the folder of cache and runs; default is {@code ~/.cache/snaprelay/local-aws}. */
  public static final String HOME_PROPERTY = "localaws.home";

  public static Places standard() {
    String userHome = System.getProperty("user.home");
    return of(Path.of(System.getProperty(HOME_PROPERTY, userHome + "/.cache/snaprelay/local-aws")));
  }

  public static Places of(Path home) {
    Path place = home.toAbsolutePath();
    return new Places(place, place.resolve("runs"));
  }
}
