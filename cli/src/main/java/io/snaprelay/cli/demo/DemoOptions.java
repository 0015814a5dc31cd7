package io.snaprelay.cli.demo;

import io.snaprelay.cli.Complaint;
import io.snaprelay.wire.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a demo is played.
 *
 * @param orders rows of the source's largest table
 * @param engine of production
 * @param engineVersion its version, for example {@code 17} of PostgreSQL
 * @param keep where everything is kept; absent means that only the evidence stays
 * @param evidence where the evidence is left
 * @param damage what is done to the copy before it is restored
 * @param rdsEvents what becomes of RDS's events
 * @param throttled the share of calls to RDS that are refused as too many, 0 to 1
 * @param kill a service that is killed once it has begun its work, and started again
 * @param rules the text of the masking rules, if a masked snapshot is to be given away
 * @param cleanRoom whether that is one of a new instance, which the masked data are loaded into
 * @param form what the services are started as
 */
public record DemoOptions(
    long orders,
    DemoEngine engine,
    String engineVersion,
    Optional<Path> keep,
    Path evidence,
    Optional<Damage> damage,
    RdsEvents rdsEvents,
    double throttled,
    Optional<String> kill,
    Optional<String> rules,
    boolean cleanRoom,
    Form form) {

  private static final Pattern VERSION = Pattern.compile("1[3-8](\\.\\d{1,2})?");

  /**
   * Finds what cannot be played, before anything starts.
   *
   * @throws Complaint if there is any
   */
  public void check() {
    require(orders >= 1, "--orders must be 1 or more, but is " + orders);
    require(throttled >= 0 && throttled <= 0.9, "--throttle must be 0 to 0.9, but is " + throttled);
    checkEngine();
    kill.ifPresent(
        name ->
            require(
                Service.named(name).isPresent(),
                "--kill: there is no service '" + name + "'; one is for example copy-service"));
    keep.ifPresent(Workspace::requireNew);
    require(
        keep.isPresent() || Files.isWritable(evidence),
        "The evidence cannot be written to " + evidence + ": start in another folder, or --keep");
  }

  private void checkEngine() {
    boolean postgres = engine == DemoEngine.POSTGRES;
    require(
        !postgres || VERSION.matcher(engineVersion).matches(),
        "--postgres must be 13 to 18, but is '" + engineVersion + "'");
    require(
        postgres || damage.isEmpty() || damage.get() == Damage.HEAP_PAGE,
        "--engine mariadb knows the damage heap-page only");
    require(
        !cleanRoom || (postgres && rules.isPresent()),
        "--clean-room goes with --sanitize, on PostgreSQL");
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw Complaint.usage(otherwise);
    }
  }

  /** Damage that only reading finds. */
  public enum Damage {
    /** A few bytes of a table's page: its checksum breaks. */
    HEAP_PAGE("heap-page"),
    /** An index that has lost entries: only amcheck sees it. */
    INDEX("index"),
    /** Rows are gone, and every checksum is fine. */
    ROWS_LOST("rows-lost");

    private final String kind;

    Damage(String kind) {
      this.kind = kind;
    }

    @Override
    public String toString() {
      return kind;
    }
  }

  /** What becomes of the events that RDS sends. */
  public enum RdsEvents {
    DELIVERED,
    LOST,
    DOUBLED
  }
}
