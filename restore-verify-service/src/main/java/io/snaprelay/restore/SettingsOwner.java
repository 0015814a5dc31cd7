package io.snaprelay.restore;

import io.snaprelay.ledger.Created;
import io.snaprelay.names.StepName;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.settings.CapturedMember;
import io.snaprelay.settings.CapturedSettings;
import io.snaprelay.settings.WantedMember;
import io.snaprelay.settings.WantedSettings;
import io.snaprelay.settings.Way;
import io.snaprelay.step.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Something whose settings are put right: a restored database, or an instance that serves it.
 *
 * @param ref what it is called now
 * @param wanted what it is to be like
 * @param values its settings as they are, by name
 * @param suffix tells it from the others of its run
 */
record SettingsOwner(
    DatabaseRef ref, WantedSettings wanted, Map<String, String> values, String suffix) {
  /**
   * The database, and then its instances.
   *
   * @param now its settings as they are, with its instances in the order in which they were made
   */
  static List<SettingsOwner> all(CapturedSettings now, WantedSettings wanted) {
    List<SettingsOwner> all = new ArrayList<>();
    all.add(new SettingsOwner(now.database(), wanted, now.values(), ""));
    int members = Math.min(now.members().size(), wanted.members().size());
    for (int i = 0; i < members; i++) {
      all.add(of(now.members().get(i), wanted.members().get(i), now.database(), i + 1));
    }
    return all;
  }

  private static SettingsOwner of(
      CapturedMember now, WantedMember wanted, DatabaseRef cluster, int number) {
    DatabaseRef ref =
        new DatabaseRef(
            DatabaseKind.INSTANCE, cluster.account(), cluster.region(), now.identifier());
    return new SettingsOwner(ref, wanted.settings(), now.values(), "-member-" + number);
  }

  /** What it lacks and a modification can give it. */
  Map<String, String> lacking(Way... ways) {
    return wanted.lacking(values, ways);
  }

  /** The immutable ids of the instances that a run has made, in their order. */
  static List<String> resourceIds(int members, Run run) {
    return IntStream.rangeClosed(1, members)
        .mapToObj(StepName::restoreMember)
        .flatMap(step -> run.created(step).map(Created::resourceId).stream())
        .toList();
  }
}
