package io.snaprelay.localaws.pg;

import io.snaprelay.localaws.server.Mode;
import io.snaprelay.localaws.server.Release;
import io.snaprelay.localaws.server.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The server's settings. All stand on its command line, none in the data directory: a snapshot is
 * data only, and restored under the settings of its new owner.
 *
 * @param access the files of TLS and of client authentication, or null where nobody but rdsadmin
 *     connects
 * @param recovery what is replayed first, or null if nothing is
 */
record Settings(Access access, Recovery recovery) {

  private static final int HAS_IO_METHOD = 18;

  /**
   * @param certificate of the server, PEM
   * @param key of the certificate, PEM, readable by the server only
   * @param hba who may connect how, in the format of pg_hba.conf
   */
  record Access(Path certificate, Path key, Path hba) {}

  /**
   * @param log the folder of the log that is replayed
   * @param until the time of the last transaction that is
   */
  record Recovery(Path log, String until) {}

  /** Of a server that customers connect to. */
  static Settings of(Site site, Mode mode) throws IOException {
    return new Settings(
        new Access(
            site.certificates().serverCertificate(),
            site.certificates().serverKey(),
            ClientAuthentication.forced(mode.tlsOnly()).write(site.folder())),
        WalReplay.isDue(site) ? new Recovery(WalReplay.log(site), WalReplay.until(site)) : null);
  }

  static Settings plain() {
    return new Settings(null, null);
  }

  /**
   * {@code fsync=off} loses nothing here: a snapshot copies what the kernel holds, only a crash of
   * the whole machine would tell the difference. {@code full_page_writes} has to stay on, a copied
   * page may be torn.
   */
  List<String> arguments(Release release) {
    List<String> arguments = new ArrayList<>();
    set(arguments, "listen_addresses", "127.0.0.1");
    set(arguments, "unix_socket_directories", "");
    set(arguments, "fsync", "off");
    set(arguments, "full_page_writes", "on");
    set(arguments, "shared_buffers", "32MB");
    set(arguments, "dynamic_shared_memory_type", "mmap");
    set(arguments, "min_wal_size", "4MB");
    set(arguments, "max_wal_size", "64MB");
    set(arguments, "max_connections", "80");
    set(arguments, "password_encryption", "scram-sha-256");
    set(arguments, "shared_preload_libraries", "pg_stat_statements");
    set(arguments, "lc_messages", "C");
    set(arguments, "log_destination", "stderr");
    if (release.major() >= HAS_IO_METHOD) {
      set(arguments, "io_method", "sync");
    }
    if (access != null) {
      set(arguments, "ssl", "on");
      set(arguments, "ssl_cert_file", access.certificate().toString());
      set(arguments, "ssl_key_file", access.key().toString());
      set(arguments, "hba_file", access.hba().toString());
    }
    if (recovery != null) {
      set(arguments, "restore_command", "cp \"%s/%%f\" \"%%p\"".formatted(recovery.log()));
      set(arguments, "recovery_target_time", recovery.until());
      set(arguments, "recovery_target_action", "promote");
      set(arguments, "hot_standby", "off");
    }
    return arguments;
  }

  private static void set(List<String> arguments, String name, String value) {
    arguments.add("-c");
    arguments.add(name + "=" + value);
  }
}
