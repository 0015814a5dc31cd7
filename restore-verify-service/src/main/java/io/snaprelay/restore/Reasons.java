package io.snaprelay.restore;

import io.snaprelay.plan.Restore;
import io.snaprelay.settings.Setting;
import io.snaprelay.settings.SettingsComparison;
import io.snaprelay.settings.WantedSettings;
import io.snaprelay.settings.Way;
import io.snaprelay.step.Run;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Why a restored database, or an instance of it, is not what its source was, as far as a run knows.
 */
final class Reasons {
  private static final String ONLY_TO_STAY = "set only when the database stays";
  private static final String ONLY_IN_PLACE = "set once it has production's place";

  private final Map<String, String> reasons = new HashMap<>();

  private Reasons() {}

  /** What is temporary keeps no backups, is not protected, and wears our tags. */
  static Map<String, String> of(WantedSettings wanted, Run run) {
    boolean stays = run.plan().restore().filter(Restore::stays).isPresent();
    return stays
        ? new Reasons().all(wanted, "", way -> false)
        : new Reasons().all(wanted, ONLY_TO_STAY, Way::isForGood);
  }

  /** What is to take production's place is like it but for what only its place brings. */
  static Map<String, String> ofCandidate(WantedSettings wanted) {
    Predicate<Way> later = way -> way == Way.IN_PLACE || way == Way.PROTECTED;
    return new Reasons().all(wanted, ONLY_IN_PLACE, later);
  }

  private Map<String, String> all(WantedSettings wanted, String reason, Predicate<Way> ways) {
    one(wanted, reason, ways, name -> name);
    for (int i = 0; i < wanted.members().size(); i++) {
      int number = i + 1;
      UnaryOperator<String> named = name -> SettingsComparison.ofMember(number, name);
      one(wanted.members().get(i).settings(), reason, ways, named);
    }
    return reasons;
  }

  private void one(
      WantedSettings wanted, String reason, Predicate<Way> ways, UnaryOperator<String> named) {
    if (!reason.isEmpty()) {
      reasons.put(named.apply(SettingsComparison.TAGS), reason);
    }
    wanted
        .catalog()
        .all()
        .filter(setting -> ways.test(setting.way()))
        .map(Setting::settingName)
        .forEach(name -> reasons.put(named.apply(name), reason));
    wanted.reasons().forEach((name, why) -> reasons.put(named.apply(name), why));
  }
}
