package io.snaprelay.localaws.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom the servers run: PostgreSQL refuses to run as root. An ordinary user needs nothing. Root
 * steps into a user namespace, where it is nobody in particular and still owns its files, and has
 * System V memory of its own, which ends with the server even if that is killed; where that is
 * forbidden (the default of many containers) root becomes user 65534, and the files with it.
 */
public enum ServerUser {
  OURSELVES(List.of()),
  USER_NAMESPACE(List.of("unshare", "-U", "-i")),
  NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

  private final List<String> prefix;

  ServerUser(List<String> prefix) {
    this.prefix = prefix;
  }

  /**
   * @throws IllegalStateException if root has no way to run a server here
   */
  static ServerUser detect() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return OURSELVES;
    }
    return Stream.of(USER_NAMESPACE, NOBODY)
        .filter(user -> Command.succeeds(user.command(List.of("true"))))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Database servers do not run as root, and neither unshare -U -i nor setpriv works"
                        + " here; run local-aws as an ordinary user"));
  }

  public List<String> command(List<String> command) {
    return Stream.concat(prefix.stream(), command.stream()).toList();
  }

  /**
   * @throws IllegalStateException if the user cannot reach the folder
   */
  void mustReach(Path folder) {
    if (this == NOBODY && !Command.succeeds(command(List.of("test", "-x", folder.toString())))) {
      throw new IllegalStateException(
          "Database servers run as user 65534 here, who cannot reach "
              + folder
              + "; name another folder by the system property "
              + Places.HOME_PROPERTY);
    }
  }

  /** Hands files to the user. A no-op for all but {@link #NOBODY}. */
  public void give(Path folder) throws IOException {
    if (this == NOBODY) {
      Command.run(List.of("chown", "-R", "65534:65534", folder.toString()));
    }
  }
}
