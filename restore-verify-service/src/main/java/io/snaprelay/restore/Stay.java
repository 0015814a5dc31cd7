package io.snaprelay.restore;

import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Verify;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.MemberRequest;
import io.snaprelay.rds.RestoreRequest;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.settings.CapturedSettings;
import io.snaprelay.settings.InstanceSetting;
import io.snaprelay.settings.MemberSetting;
import io.snaprelay.settings.SettingsRecords;
import io.snaprelay.settings.WantedMember;
import io.snaprelay.settings.WantedSettings;
import io.snaprelay.settings.Way;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What a database that is restored to stay is to be like, where it is restored. */
@ApplicationScoped
class Stay {
  private final SettingsRecords records;
  private final Networks networks;

  Stay(SettingsRecords records, Networks networks) {
    this.records = records;
    this.networks = networks;
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
    return WantedSettings.of(captured(run), restore, home(plan, run));
  }

  /**
   * The instances that serve a restored cluster, in the order in which they are made: one for a
   * proof, and as many as its source has if it is to stay.
   */
  List<MemberRequest> members(RestorePlan plan, DatabaseState cluster, Run run) {
    if (run.plan().restore().isEmpty()) {
      String instanceClass = run.plan().verify().orElseThrow().instanceClass();
      return List.of(plan.member(1, cluster, run, instanceClass, Map.of()));
    }
    WantedSettings wanted = wanted(plan, run);
    List<MemberRequest> requests = new ArrayList<>();
    for (WantedMember each : wanted.members()) {
      WantedSettings its = each.settings();
      String instanceClass =
          its.value(MemberSetting.INSTANCE_CLASS)
              .or(() -> instanceClass(wanted, run))
              .orElseThrow();
      requests.add(
          plan.member(requests.size() + 1, cluster, run, instanceClass, its.going(Way.RESTORE)));
    }
    return requests;
  }

  /** The restore, with everything that can be asked for in the same call. */
  RestoreRequest request(RestorePlan plan, Run run, Instant expiry) {
    WantedSettings wanted = wanted(plan, run);
    return new RestoreRequest(
        plan.source(),
        plan.target(),
        instanceClass(wanted, run).orElseThrow(),
        wanted
            .value(InstanceSetting.SUBNET_GROUP)
            .orElseGet(networks.of(plan.target())::subnetGroup),
        securityGroups(wanted, plan, run),
        plan.owner().tagsUntil(expiry),
        wanted.going(Way.RESTORE, Way.CHOSEN));
  }

  static Optional<String> instanceClass(WantedSettings wanted, Run run) {
    return wanted
        .value(InstanceSetting.INSTANCE_CLASS)
        .or(() -> wanted.members().stream().findFirst().flatMap(Stay::instanceClass))
        .or(() -> run.plan().verify().map(Verify::instanceClass));
  }

  private static Optional<String> instanceClass(WantedMember member) {
    return member.settings().value(MemberSetting.INSTANCE_CLASS);
  }

  /** Ours too, as long as we log in. */
  private List<String> securityGroups(WantedSettings wanted, RestorePlan plan, Run run) {
    TreeSet<String> groups = new TreeSet<>();
    wanted
        .value(InstanceSetting.SECURITY_GROUPS)
        .ifPresent(ids -> groups.addAll(Arrays.asList(ids.split(","))));
    if (groups.isEmpty() || isLoggedInTo(run)) {
      groups.addAll(networks.of(plan.target()).securityGroups());
    }
    return List.copyOf(groups);
  }
}
