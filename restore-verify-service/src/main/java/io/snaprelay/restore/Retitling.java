package io.snaprelay.restore;

import io.snaprelay.events.DatabasePromoted;
import io.snaprelay.events.SettingDifference;
import io.snaprelay.names.TagKeys;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.runtime.Pace;
import io.snaprelay.settings.CapturedSettings;
import io.snaprelay.settings.SettingsComparison;
import io.snaprelay.step.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a database gets that has its name: protection from deletion, read back; its source's tags in
 * place of ours; and a comparison with its source. Our tags go last, for without them our
 * permissions end.
 */
@ApplicationScoped
class Retitling {
  /** A snapshot of it would else be taken for one of ours. */
  private static final Set<String> OURS =
      Set.of(TagKeys.ROLE, TagKeys.EXPIRES_AT, TagKeys.RUN, TagKeys.STEP);

  private final ProductionGateway production;
  private final RestoredSettings settings;
  private final Stay stay;
  private final Pace pace;

  Retitling(ProductionGateway production, RestoredSettings settings, Stay stay, Pace pace) {
    this.production = production;
    this.settings = settings;
    this.stay = stay;
    this.pace = pace;
  }

  Outcome next(Promotion.Scene scene) {
    if (!scene.seen().deletionProtected()) {
      production.protect(scene.home(), true);
      return Outcome.retryLater("its protection is read back", pace.next());
    }
    Map<String, String> lacking = lackingTags(scene);
    if (!lacking.isEmpty()) {
      production.tag(scene.home(), lacking);
    }
    if (OURS.stream().anyMatch(scene.state().tags()::containsKey)) {
      production.untag(scene.home(), OURS);
    }
    List<SettingDifference> differences = settings.compare(scene.plan(), scene.home(), scene.run());
    return Outcome.emit(
        new DatabasePromoted(
            scene.run().header(DatabasePromoted.class, scene.state().resourceId()),
            scene.home(),
            scene.state().resourceId(),
            scene.plan().snapshot(),
            differences));
  }

  private Map<String, String> lackingTags(Promotion.Scene scene) {
    Map<String, String> wanted =
        stay.captured(scene.run())
            .map(CapturedSettings::tags)
            .map(SettingsComparison::compared)
            .orElseGet(TreeMap::new);
    Map<String, String> lacking = new TreeMap<>(wanted);
    lacking
        .entrySet()
        .removeIf(tag -> tag.getValue().equals(scene.state().tags().get(tag.getKey())));
    return lacking;
  }
}
