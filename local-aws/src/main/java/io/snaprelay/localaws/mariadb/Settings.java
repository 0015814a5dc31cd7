package io.snaprelay.localaws.mariadb;

import io.snaprelay.localaws.server.Mode;
import io.snaprelay.localaws.server.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The server's settings. All stand on its command line, none in the data directory: a snapshot is
 * data only, and restored under the settings of its new owner.
 */
final class Settings {

  private Settings() {}

  /**
   * What the files depend on. {@code nosync} loses nothing here: a snapshot copies what the kernel
   * holds, only a crash of the whole machine would tell the difference. No write may be under way
   * in the kernel while the server is held still, hence no asynchronous ones.
   */
  static List<String> ofFiles(Path home, Path data) {
    return List.of(
        "--no-defaults",
        "--basedir=" + home,
        "--datadir=" + data,
        "--innodb-log-file-size=32M",
        "--innodb-undo-tablespaces=3",
        "--innodb-flush-method=nosync",
        "--innodb-use-native-aio=OFF");
  }

  /** What a server is that customers connect to; small, because there may be many. */
  static List<String> ofServer(Site site, Mode mode) throws IOException {
    List<String> settings = new ArrayList<>();
    settings.add("--bind-address=127.0.0.1");
    settings.add("--port=" + site.port());
    settings.add("--socket=");
    settings.add("--pid-file=" + site.folder().resolve("mariadb.pid"));
    settings.add("--tmpdir=" + temporary(site));
    settings.add("--ssl-cert=" + site.certificates().serverCertificate());
    settings.add("--ssl-key=" + site.certificates().serverKey());
    settings.add("--require-secure-transport=" + (mode.tlsOnly() ? "ON" : "OFF"));
    settings.add("--innodb-buffer-pool-size=64M");
    settings.add("--innodb-flush-log-at-trx-commit=2");
    settings.add("--aria-pagecache-buffer-size=8M");
    settings.add("--key-buffer-size=1M");
    if (mode.binaryLog()) {
      settings.addAll(BinaryLog.SETTINGS);
    }
    return settings;
  }

  private static Path temporary(Site site) throws IOException {
    Path folder = Files.createDirectories(site.folder().resolve("tmp"));
    site.user().give(folder);
    return folder;
  }
}
