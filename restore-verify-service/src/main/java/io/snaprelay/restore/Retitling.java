package io.snaprelay.restore;

import io.snaprelay.events.DatabasePromoted;
import io.snaprelay.events.SettingDifference;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What a database gets that has its name: protection from deletion, read back; its source's tags in
 * place of ours; and a comparison with its source. Our tags go last, for without them our
 * permissions end.
 */
@ApplicationScoped
class Retitling {
  private final ProductionGateway production;
  private final RestoredSettings settings;
  private final Titles titles;
  private final MemberRenames members;
  private final Pace pace;

  Retitling(
      ProductionGateway production,
      RestoredSettings settings,
      Titles titles,
      MemberRenames members,
      Pace pace) {
    this.production = production;
    this.members = members;
    this.settings = settings;
    this.titles = titles;
    this.pace = pace;
  }

  Outcome next(Promotion.Scene scene) {
    if (!scene.seen().deletionProtected()) {
      production.protect(scene.home(), true);
      return Outcome.retryLater("its protection is read back", pace.next());
    }
    members.made(scene).forEach(member -> titles.exchange(member.state(), member.wanted().tags()));
    titles.exchange(scene.state(), scene.run());
    List<SettingDifference> differences = settings.compare(scene.plan(), scene.home(), scene.run());
    return Outcome.emit(
        new DatabasePromoted(
            scene.run().header(DatabasePromoted.class, scene.state().resourceId()),
            scene.home(),
            scene.state().resourceId(),
            scene.plan().source(),
            differences));
  }
}
