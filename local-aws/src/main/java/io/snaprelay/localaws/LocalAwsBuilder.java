package io.snaprelay.localaws;

import io.snaprelay.localaws.control.Faults;
import io.snaprelay.localaws.rds.Durations;
import io.snaprelay.localaws.rds.Quotas;
import io.snaprelay.localaws.server.Places;
import io.snaprelay.localaws.sts.Trust;
import io.snaprelay.localaws.time.RealTimeline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Settings of a local AWS; those that are not made are fit for tests. */
public final class LocalAwsBuilder {

  private int port;
  private double timeScale;
  private Instant manualClock;
  private String account = "111111111111";
  private boolean lazyServers;
  private Path dataDir = Places.standard().cache();
  private Durations durations = Durations.likeAws();
  private Quotas quotas = Quotas.ofAws();
  private Trust trust = Trust.NOTHING_DECLARED;
  private Faults faults = Faults.NONE;

  LocalAwsBuilder() {}

  /** The TCP port; 0, the default, for any free one. */
  public LocalAwsBuilder port(int number) {
    if (number < 0 || number > 65_535) {
      throw new IllegalArgumentException("A port is from 0 to 65535, not " + number);
    }
    port = number;
    return this;
  }

  /**
   * How fast RDS is: 1 like AWS, 60 a minute in one second; 0, the default, as fast as the disk.
   * Queues and schedules are not concerned.
   */
  public LocalAwsBuilder timeScale(double scale) {
    RealTimeline.requireScale(scale);
    timeScale = scale;
    return this;
  }

  /**
   * Time stands still at this moment until {@link LocalAws#advance} moves it, for all services. The
   * time scale has no meaning then.
   */
  public LocalAwsBuilder manualClock(Instant start) {
    manualClock = start;
    return this;
  }

  /** The account of callers whose access key is no account's number. */
  public LocalAwsBuilder account(String number) {
    if (!number.matches("\\d{12}")) {
      throw new IllegalArgumentException("An account has twelve digits, not " + number);
    }
    account = number;
    return this;
  }

  /** Starts a database server only when somebody connects. */
  public LocalAwsBuilder lazyServers(boolean lazy) {
    lazyServers = lazy;
    return this;
  }

  /** Where databases, snapshots and the unpacked servers lie while it runs. */
  public LocalAwsBuilder dataDir(Path folder) {
    dataDir = folder;
    return this;
  }

  /** How long RDS's operations last, before the time scale. */
  public LocalAwsBuilder durations(Durations wanted) {
    durations = wanted;
    return this;
  }

  /** What an account may have in a region, before RDS refuses more. */
  public LocalAwsBuilder quotas(Quotas wanted) {
    quotas = wanted;
    return this;
  }

  /**
   * A role that another account may assume. As soon as one of an account is named, nobody assumes
   * any other of that account.
   */
  public LocalAwsBuilder trust(String role, String trustedAccount) {
    trust = trust.and(role, trustedAccount);
    return this;
  }

  /** What goes wrong from the start; see {@link LocalAws#faults} for later. */
  public LocalAwsBuilder faults(Faults wanted) {
    faults = wanted;
    return this;
  }

  /**
   * Starts it.
   *
   * @throws IOException when the port is taken or the data folder cannot be used
   * @throws IllegalStateException when the PostgreSQL binaries are not found; says where they can
   *     be
   */
  public LocalAws start() throws IOException {
    return new LocalAws(
        new Options(
            port,
            timeScale,
            Optional.ofNullable(manualClock),
            account,
            lazyServers,
            Places.of(dataDir),
            durations,
            quotas,
            trust,
            faults));
  }
}
