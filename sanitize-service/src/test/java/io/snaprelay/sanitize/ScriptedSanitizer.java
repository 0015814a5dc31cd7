package io.snaprelay.sanitize;

import io.snaprelay.database.Server;
import io.snaprelay.rules.Rules;
import io.snaprelay.sanitize.engine.MaskingKey;
import io.snaprelay.sanitize.engine.SanitationLimits;
import io.snaprelay.sanitize.engine.Sanitizing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** An engine whose attempts end as a test wants them: the last word is repeated. */
final class ScriptedSanitizer implements Sanitizer {
  private final Deque<Supplier<Sanitizing>> answers = new ArrayDeque<>();
  private final List<MaskingKey> keys = new ArrayList<>();
  private final List<Rules> rules = new ArrayList<>();
  private final List<Duration> times = new ArrayList<>();

  ScriptedSanitizer answers(Sanitizing answer) {
    answers.add(() -> answer);
    return this;
  }

  /** The next attempt is killed. */
  ScriptedSanitizer isKilled() {
    answers.add(
        () -> {
          throw new IllegalStateException("killed");
        });
    return this;
  }

  int attempts() {
    return keys.size();
  }

  /** The rules of all attempts. */
  List<Rules> rules() {
    return List.copyOf(rules);
  }

  /** The keys of all attempts. */
  List<MaskingKey> keys() {
    return List.copyOf(keys);
  }

  /** How long each attempt was given at most. */
  List<Duration> times() {
    return List.copyOf(times);
  }

  @Override
  public Sanitizing attempt(Server server, Rules rules, MaskingKey key, SanitationLimits limits) {
    keys.add(key);
    this.rules.add(rules);
    times.add(limits.atMost());
    return (answers.size() > 1 ? answers.remove() : answers.element()).get();
  }
}
