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

  /** On a database: the tags of its source. */
  void exchange(DatabaseState state, Run run) {
    exchange(state, stay.captured(run).map(CapturedSettings::tags).orElseGet(TreeMap::new));
  }

  /**
   * Ours go last, for without them our permissions may end; those of a cluster after those of its
   * instances.
   *
   * @param captured the tags of what it stands for, all of them
   */
  void exchange(DatabaseState state, Map<String, String> captured) {
    Map<String, String> lacking = lacking(state, captured);
    if (!lacking.isEmpty()) {
      production.tag(state.ref(), lacking);
    }
    if (OURS.stream().anyMatch(state.tags()::containsKey)) {
      production.untag(state.ref(), OURS);
    }
  }

  private static Map<String, String> lacking(DatabaseState state, Map<String, String> captured) {
    Map<String, String> lacking = new TreeMap<>(SettingsComparison.compared(captured));
    lacking.entrySet().removeIf(tag -> tag.getValue().equals(state.tags().get(tag.getKey())));
    return lacking;
  }
}
