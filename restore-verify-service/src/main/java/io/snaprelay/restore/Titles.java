package io.snaprelay.restore;

import io.snaprelay.names.TagKeys;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.settings.CapturedSettings;
import io.snaprelay.settings.SettingsComparison;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Puts the tags of its source in place of ours on a database that stays. */
@ApplicationScoped
class Titles {
  /** A snapshot of it would else be taken for one of ours. */
  private static final Set<String> OURS =
      Set.of(TagKeys.ROLE, TagKeys.EXPIRES_AT, TagKeys.RUN, TagKeys.STEP);

  private final ProductionGateway production;
  private final Stay stay;

  Titles(ProductionGateway production, Stay stay) {
    this.production = production;
    this.stay = stay;
  }

  /** Ours go last, for without them our permissions may end. */
  void exchange(DatabaseState state, Run run) {
    Map<String, String> lacking = lacking(state, run);
    if (!lacking.isEmpty()) {
      production.tag(state.ref(), lacking);
    }
    if (OURS.stream().anyMatch(state.tags()::containsKey)) {
      production.untag(state.ref(), OURS);
    }
  }

  private Map<String, String> lacking(DatabaseState state, Run run) {
    Map<String, String> lacking =
        stay.captured(run)
            .map(CapturedSettings::tags)
            .<Map<String, String>>map(SettingsComparison::compared)
            .map(TreeMap::new)
            .orElseGet(TreeMap::new);
    lacking.entrySet().removeIf(tag -> tag.getValue().equals(state.tags().get(tag.getKey())));
    return lacking;
  }
}
