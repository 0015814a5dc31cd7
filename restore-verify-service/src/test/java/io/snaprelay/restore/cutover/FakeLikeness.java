package io.snaprelay.restore.cutover;

import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings that take as long as a test says. */
final class FakeLikeness implements Likeness {
  final List<String> calls = new ArrayList<>();
  int looksUntilThere;

  /** What the instances of the restored database are to be called, by their resource ids. */
  Map<String, String> names = Map.of();

  @Override
  public Map<String, String> instanceNames(Run run) {
    return names;
  }

  @Override
  public Optional<Outcome> beforeTheSwap(Run run) {
    return next("before");
  }

  @Override
  public Optional<Outcome> inPlace(Run run) {
    return next("in place");
  }

  private Optional<Outcome> next(String what) {
    calls.add(what);
    if (looksUntilThere == 0) {
      return Optional.empty();
    }
    looksUntilThere--;
    return Optional.of(Outcome.retryLater("settings change", Duration.ofSeconds(10)));
  }

  @Override
  public void compare(Run run) {
    calls.add("compare");
  }
}
