package io.snaprelay.copy;

import io.snaprelay.copy.OptionGroups.OptionGroup;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.testing.LoopBench;
import java.time.Duration;
import java.util.Optional;

/** The whole service on fakes, put together as CDI puts it together. */
final class CopyParts {
  static final String TRANSIT_KEY = "alias/snaprelay-transit";
  static final String OPTION_GROUP = "orders-options";
  static final String OF_ANOTHER_ENGINE = "mysql-options";
  static final Duration STUCK_AFTER = Duration.ofHours(6);

  private CopyParts() {}

  /** Adds every reaction of the service to a loop. */
  static void add(LoopBench loop, RdsGateway rds, KmsKeys kms, CopiesInFlight inFlight, Pace pace) {
    add(loop, rds, kms, onlyOne(), inFlight, pace);
  }

  /** The same, with option groups of its own. */
  static void add(
      LoopBench loop,
      RdsGateway rds,
      KmsKeys kms,
      OptionGroups groups,
      CopiesInFlight inFlight,
      Pace pace) {
    ShareableKey shareable = new ShareableKey(kms);
    PlannedKey keys = new PlannedKey(kms, shareable);
    Detour detour = new Detour(loop.ledger);
    SecondTry second = new SecondTry(rds, loop.ledger, pace);
    CopyCall call = new CopyCall(rds, loop.ledger, new CopyQuota(inFlight, pace), detour, pace);
    Transit transit = new Transit(rds, loop.ledger, call, keys, config(), second, pace);
    Pullers pullers = new Pullers(rds, loop.ledger);
    Passage passage = new Passage(rds, kms, shareable, transit, detour, pullers);
    StartCopy start = new StartCopy(rds, keys, new PlannedOptionGroup(groups), passage, call, pace);
    Progress progress = new Progress(loop.ledger, config());
    FinishCopy finish = new FinishCopy(start, rds, keys, passage, second, progress, pace);
    StartCopies copies = new StartCopies(start);
    loop.with(new StartCopyOfSource(copies)).with(new StartCopyOfCopy(copies));
    loop.with(new FinishCopyOfSource(finish));
    loop.with(new StartCopyOfSanitized(start)).with(new FinishCopyOfSanitized(finish));
    addSharing(loop, new Sharing(rds, kms, shareable, pullers, pace));
    Exporting exporting = new Exporting(rds, pace);
    loop.with(new StartExportOfCopy(exporting)).with(new StartExportOfSource(exporting));
    loop.with(new FinishExport(exporting));
    loop.with(new FormerAccounts(rds, loop.store, loop.clock));
  }

  private static void addSharing(LoopBench loop, Sharing sharing) {
    loop.with(new StartShareOfSanitized(sharing)).with(new FinishShareOfSanitized(sharing));
    loop.with(new StartShareOfCopy(sharing)).with(new StartShareOfSource(sharing));
    loop.with(new FinishShare(sharing));
  }

  /** Every account and region has one option group, of PostgreSQL 17. */
  private static OptionGroups onlyOne() {
    return (account, region, name) ->
        name.equals(OPTION_GROUP)
            ? Optional.of(new OptionGroup("postgres", "17"))
            : name.equals(OF_ANOTHER_ENGINE)
                ? Optional.of(new OptionGroup("mysql", "8.0"))
                : Optional.empty();
  }

  private static CopyConfig config() {
    return new CopyConfig() {
      @Override
      public String transitKey() {
        return TRANSIT_KEY;
      }

      @Override
      public Duration stuckAfter() {
        return STUCK_AFTER;
      }
    };
  }
}
