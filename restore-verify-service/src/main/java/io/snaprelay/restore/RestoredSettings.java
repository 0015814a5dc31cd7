package io.snaprelay.restore;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.SettingDifference;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.plan.Restore;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.settings.CapturedSettings;
import io.snaprelay.settings.SettingsComparison;
import io.snaprelay.settings.SettingsGateway;
import io.snaprelay.settings.WantedSettings;
import io.snaprelay.settings.Way;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.wire.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Gives a restored database what its restore could not, and says where it still differs. */
@ApplicationScoped
class RestoredSettings {
  /** The evidence of what stays, or of a drill. */
  static final String EVIDENCE = "settings.json";

  /** The evidence of what is to take production's place, for whoever approves it. */
  static final String CANDIDATE = "settings-candidate.json";

  private final SettingsGateway settings;
  private final Stay stay;
  private final RunLedger ledger;
  private final Ledger store;
  private final Pace pace;

  RestoredSettings(SettingsGateway settings, Stay stay, RunLedger ledger, Ledger store, Pace pace) {
    this.settings = settings;
    this.stay = stay;
    this.ledger = ledger;
    this.store = store;
    this.pace = pace;
  }

  /**
   * All that was compared, as the ledger keeps it.
   *
   * @param captured what the source was like; absent if nobody ever captured it
   * @param restored what the restored database is like
   * @param differences where they differ, each with its reason
   */
  record Report(
      Optional<CapturedSettings> captured,
      CapturedSettings restored,
      List<SettingDifference> differences) {}

  /**
   * Asks for what is lacking, of the database first and then of each of its instances. Once: a
   * setting that RDS accepts and does not apply would be asked for for ever, and is named as a
   * difference instead.
   *
   * @param now the database, under the name that it has now
   * @param ways what is due
   * @return empty if there is nothing more to ask for
   */
  Optional<Outcome> ask(RestorePlan plan, DatabaseRef now, Run run, Way... ways) {
    String due = "settings-" + ways[ways.length - 1].name().toLowerCase(Locale.ROOT);
    WantedSettings wanted = stay.wanted(plan, run);
    return capture(now, wanted, run)
        .map(is -> SettingsOwner.all(is, wanted))
        .orElse(List.of())
        .stream()
        .flatMap(owner -> ask(owner, due + owner.suffix(), run, ways).stream())
        .findFirst();
  }

  private Optional<CapturedSettings> capture(DatabaseRef now, WantedSettings wanted, Run run) {
    return settings
        .capture(now, run.now())
        .map(is -> is.ordered(SettingsOwner.resourceIds(wanted.members().size(), run)));
  }

  private Optional<Outcome> ask(SettingsOwner owner, String asked, Run run, Way... ways) {
    if (ledger.reached(run.id(), asked).isPresent()) {
      return Optional.empty();
    }
    Map<String, String> lacking = owner.lacking(ways);
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(change(owner.ref(), run, asked, lacking));
  }

  private Outcome change(DatabaseRef now, Run run, String asked, Map<String, String> lacking) {
    try {
      settings.change(now, lacking);
      ledger.reached(run.id(), asked, run.now());
      return Outcome.started(pace.next());
    } catch (AwsFailure e) {
      if (e.kind() == AwsFailure.Kind.INVALID_STATE) {
        return Outcome.retryLater(e.code(), pace.next());
      }
      throw e;
    }
  }

  /** Compares, and keeps what was seen as evidence; the first comparison counts. */
  List<SettingDifference> compare(RestorePlan plan, DatabaseRef now, Run run) {
    WantedSettings wanted = stay.wanted(plan, run);
    Optional<CapturedSettings> is = capture(now, wanted, run);
    List<SettingDifference> differences =
        new ArrayList<>(differences(is, run, Reasons.of(wanted, run)));
    if (run.plan().restore().filter(Restore::stays).isPresent()) {
      differences.addAll(InstanceNames.differences(wanted.members(), is.orElseThrow().members()));
    }
    return keep(is, run, EVIDENCE, differences);
  }

  /** The same of a candidate for production, as whoever approves it finds it. */
  void compareCandidate(RestorePlan plan, Run run) {
    WantedSettings wanted = stay.wanted(plan, run);
    Optional<CapturedSettings> is = capture(plan.target(), wanted, run);
    keep(is, run, CANDIDATE, differences(is, run, Reasons.ofCandidate(wanted)));
  }

  private List<SettingDifference> differences(
      Optional<CapturedSettings> is, Run run, Map<String, String> reasons) {
    return stay.captured(run)
        .map(was -> SettingsComparison.of(was, is.orElseThrow(), reasons))
        .orElse(List.of());
  }

  private List<SettingDifference> keep(
      Optional<CapturedSettings> is,
      Run run,
      String evidence,
      List<SettingDifference> differences) {
    store.create(
        LedgerKeys.evidence(run.id(), evidence),
        EventJson.bytes(new Report(stay.captured(run), is.orElseThrow(), differences)));
    return differences;
  }
}
