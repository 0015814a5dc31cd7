package io.snaprelay.restore;

import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Verify;
import io.snaprelay.rds.RestoreRequest;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.settings.CapturedSettings;
import io.snaprelay.settings.InstanceSetting;
import io.snaprelay.settings.SettingsRecords;
import io.snaprelay.settings.WantedSettings;
import io.snaprelay.settings.Way;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a database that is restored to stay is to be like, at this site. */
@ApplicationScoped
class Stay {
  private final SettingsRecords records;
  private final RestoreConfig site;

  Stay(SettingsRecords records, RestoreConfig site) {
    this.records = records;
    this.site = site;
  }

  /** Whether somebody has to log in before it has its name. */
  static boolean isLoggedInTo(Run run) {
    return run.plan().verify().isPresent() || run.plan().sanitize().isPresent();
  }

  /** Where it is once it has its name: beside its temporary place. */
  static DatabaseRef home(RestorePlan plan, Run run) {
    String today = run.frozen().database().identifier();
    String name = run.plan().restore().flatMap(it -> it.wanted().name()).orElse(today);
    DatabaseRef at = plan.target();
    return new DatabaseRef(at.kind(), at.account(), at.region(), name);
  }

  /**
   * What its source was like: as the run found it, else as it was when the snapshot was taken. What
   * counts for a run is kept with it, so that it stays the same until its end.
   */
  Optional<CapturedSettings> captured(Run run) {
    return records.of(run.id()).or(() -> adopt(run));
  }

  private Optional<CapturedSettings> adopt(Run run) {
    Optional<CapturedSettings> then =
        ProvedSnapshot.of(run)
            .flatMap(proved -> records.at(run.frozen().database(), proved.facts().dataAsOf()));
    then.ifPresent(settings -> records.adopt(run.id(), settings));
    return then;
  }

  /** What is asked for. */
  WantedSettings wanted(RestorePlan plan, Run run) {
    Restore restore = run.plan().restore().orElseThrow();
    return WantedSettings.of(captured(run), restore, plan.target());
  }

  /** The restore, with everything that can be asked for in the same call. */
  RestoreRequest request(RestorePlan plan, Run run, Instant expiry) {
    WantedSettings wanted = wanted(plan, run);
    return new RestoreRequest(
        plan.snapshot(),
        plan.target(),
        instanceClass(wanted, run).orElseThrow(),
        wanted.value(InstanceSetting.SUBNET_GROUP).orElseGet(site::subnetGroup),
        securityGroups(wanted, run),
        plan.owner().tagsUntil(expiry),
        wanted.going(Way.RESTORE));
  }

  static Optional<String> instanceClass(WantedSettings wanted, Run run) {
    return wanted
        .value(InstanceSetting.INSTANCE_CLASS)
        .or(() -> run.plan().verify().map(Verify::instanceClass));
  }

  /** Ours too, as long as we log in. */
  private List<String> securityGroups(WantedSettings wanted, Run run) {
    TreeSet<String> groups = new TreeSet<>();
    wanted
        .value(InstanceSetting.SECURITY_GROUPS)
        .ifPresent(ids -> groups.addAll(Arrays.asList(ids.split(","))));
    if (groups.isEmpty() || isLoggedInTo(run)) {
      groups.addAll(site.securityGroups());
    }
    return List.copyOf(groups);
  }
}
