package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.cli.explain.Size;
import io.snaprelay.plan.DatabaseTarget;
import io.snaprelay.settings.InstanceSetting;
import io.snaprelay.settings.SettingsByKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** How large databases are: as somebody said, else as RDS tells, else as is assumed. */
final class Sizes implements AutoCloseable {
  /** Of a database that nobody tells the size of. */
  private static final int ASSUMED_GIB = 100;

  /** RDS API Reference, DBCluster: Aurora's storage grows by itself, and always says 1. */
  private static final int AURORA_TELLS = 1;

  private static final String STORAGE = InstanceSetting.ALLOCATED_STORAGE.settingName();

  private final Optional<Integer> given;
  private final Account home;
  private final RdsAccess access;
  private final Map<DatabaseTarget, Size> known = new HashMap<>();
  private final List<String> remarks = new ArrayList<>();

  Sizes(Optional<Integer> given, Account home, OtherAccounts others) {
    this.given = given;
    this.home = home;
    this.access = RdsAccess.of(home, others);
    given
        .filter(gib -> gib < 1)
        .ifPresent(
            gib -> {
              throw Complaint.usage("--size-gib is 1 at least, not " + gib);
            });
  }

  Size of(DatabaseTarget database) {
    return given
        .map(gib -> new Size(gib, Size.Known.GIVEN))
        .orElseGet(() -> known.computeIfAbsent(database, this::ask));
  }

  /** Why sizes are assumed. */
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  private Size ask(DatabaseTarget database) {
    try {
      return new SettingsByKind(access.clients())
          .capture(database.in(home.id()), Instant.now())
          .map(it -> Integer.parseInt(it.values().getOrDefault(STORAGE, "0")))
          .filter(gib -> gib > AURORA_TELLS)
          .map(gib -> new Size(gib, Size.Known.TOLD_BY_RDS))
          .orElseGet(() -> assumed(database, "RDS tells none"));
    } catch (AwsFailure | SdkException e) {
      return assumed(database, AwsTrouble.of(e).map(AwsTrouble::text).orElseGet(e::getMessage));
    }
  }

  private Size assumed(DatabaseTarget database, String reason) {
    remarks.add(
        "%d GiB are assumed for %s (%s); give --size-gib"
            .formatted(ASSUMED_GIB, database.identifier(), reason.lines().findFirst().orElse("")));
    return new Size(ASSUMED_GIB, Size.Known.ASSUMED);
  }

  @Override
  public void close() {
    access.close();
  }
}
