package io.snaprelay.restore.cutover;

import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import java.util.Map;
import java.util.Optional;

/** What else production has than its name: settings, tags, and the names of its instances. */
public interface Likeness {
  /**
   * Gives the candidate what takes its time, backups above all, while production still serves.
   *
   * @return what comes first; empty if nothing is left to ask for
   */
  Optional<Outcome> beforeTheSwap(Run run);

  /**
   * What the instances of a restored cluster are to be called in production's place.
   *
   * @return the name by resource id, of the instance that writes first; nothing for a database
   *     whose instances do not change their names
   */
  Map<String, String> instanceNames(Run run);

  /**
   * Gives the new production what it could not have before: production's security groups, because
   * the endpoint check logs in from ours, and its tags.
   *
   * @return what comes first; empty if nothing is left to ask for, or RDS refuses it for good
   */
  Optional<Outcome> inPlace(Run run);

  /** Keeps as evidence where the new production is still not what the old one was. */
  void compare(Run run);
}
