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
import io.snaprelay.settings.InstanceSetting;
import io.snaprelay.settings.SettingsComparison;
import io.snaprelay.settings.SettingsGateway;
import io.snaprelay.settings.WantedSettings;
import io.snaprelay.settings.Way;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.wire.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Gives a restored database what its restore could not, and says where it still differs. */
@ApplicationScoped
class RestoredSettings {
  /** The evidence of what stays, or of a drill. */
  static final String EVIDENCE = "settings.json";

  /** The evidence of what is to take production's place, for whoever approves it. */
  static final String CANDIDATE = "settings-candidate.json";

  private static final String ONLY_TO_STAY = "set only when the database stays";
  private static final String ONLY_IN_PLACE = "set once it has production's place";

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
   * Asks for what is lacking. Once: a setting that RDS accepts and does not apply would be asked
   * for for ever, and is named as a difference instead.
   *
   * @param now the database, under the name that it has now
   * @param ways what is due
   * @return empty if there is nothing more to ask for
   */
  Optional<Outcome> ask(RestorePlan plan, DatabaseRef now, Run run, Way... ways) {
    String asked = "settings-" + ways[ways.length - 1].name().toLowerCase(Locale.ROOT);
    if (ledger.reached(run.id(), asked).isPresent()) {
      return Optional.empty();
    }
    Map<String, String> lacking = lacking(plan, now, run, ways);
    return lacking.isEmpty() ? Optional.empty() : Optional.of(change(now, run, asked, lacking));
  }

  private Map<String, String> lacking(RestorePlan plan, DatabaseRef now, Run run, Way... ways) {
    WantedSettings wanted = stay.wanted(plan, run);
    return settings
        .capture(now, run.now())
        .map(is -> new HashMap<>(wanted.lacking(is, ways)))
        .orElseGet(HashMap::new);
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

  /** What is temporary keeps no backups, is not protected, and wears our tags. */
  private Map<String, String> reasons(RestorePlan plan, Run run) {
    Map<String, String> reasons = new HashMap<>();
    if (run.plan().restore().filter(Restore::stays).isEmpty()) {
      because(ONLY_TO_STAY, Way::isForGood, reasons);
    }
    reasons.putAll(stay.wanted(plan, run).reasons());
    return reasons;
  }

  private static void because(String reason, Predicate<Way> ways, Map<String, String> reasons) {
    reasons.put(SettingsComparison.TAGS, reason);
    Arrays.stream(InstanceSetting.values())
        .filter(setting -> ways.test(setting.way()))
        .forEach(setting -> reasons.put(setting.settingName(), reason));
  }

  /** Compares, and keeps what was seen as evidence; the first comparison counts. */
  List<SettingDifference> compare(RestorePlan plan, DatabaseRef now, Run run) {
    return compare(now, run, EVIDENCE, reasons(plan, run));
  }

  /** The same of a candidate for production, as whoever approves it finds it. */
  void compareCandidate(RestorePlan plan, Run run) {
    Map<String, String> reasons = new HashMap<>();
    because(ONLY_IN_PLACE, way -> way == Way.IN_PLACE || way == Way.PROTECTED, reasons);
    reasons.putAll(stay.wanted(plan, run).reasons());
    compare(plan.target(), run, CANDIDATE, reasons);
  }

  private List<SettingDifference> compare(
      DatabaseRef now, Run run, String evidence, Map<String, String> reasons) {
    Optional<CapturedSettings> was = stay.captured(run);
    CapturedSettings is = settings.capture(now, run.now()).orElseThrow();
    List<SettingDifference> differences =
        was.map(captured -> SettingsComparison.of(captured, is, reasons)).orElse(List.of());
    store.create(
        LedgerKeys.evidence(run.id(), evidence), EventJson.bytes(new Report(was, is, differences)));
    return differences;
  }
}
