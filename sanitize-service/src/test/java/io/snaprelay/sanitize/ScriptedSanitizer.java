package io.snaprelay.sanitize;

import io.snaprelay.database.Server;
import io.snaprelay.rules.Rules;
import io.snaprelay.sanitize.engine.MaskingKey;
import io.snaprelay.sanitize.engine.Once;
import io.snaprelay.sanitize.engine.SanitationLimits;
import io.snaprelay.sanitize.engine.Sanitizing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * An engine whose attempts end as a test wants them: the last word is repeated. Like a real one it
 * asks, once it has the lock, whether there is anything to do, and tells what came of it before the
 * lock is free.
 */
final class ScriptedSanitizer implements Sanitizer {
  private final Deque<Supplier<Sanitizing>> answers = new ArrayDeque<>();
  private final List<MaskingKey> keys = new ArrayList<>();
  private final List<Rules> rules = new ArrayList<>();
  private final List<Duration> times = new ArrayList<>();
  private Runnable meanwhile = () -> {};
  private int works;

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

  /** What others do while the next attempt waits for the lock. */
  ScriptedSanitizer meanwhile(Runnable others) {
    meanwhile = others;
    return this;
  }

  /** How many attempts had the lock and something to do. */
  int works() {
    return works;
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
  public Sanitizing attempt(
      Server server,
      Rules rules,
      MaskingKey key,
      SanitationLimits limits,
      Once<Sanitizing.Done> once) {
    keys.add(key);
    this.rules.add(rules);
    times.add(limits.atMost());
    waitForTheLock();
    return once.isDone().getAsBoolean() ? new Sanitizing.Busy() : work(once);
  }

  private void waitForTheLock() {
    Runnable others = meanwhile;
    meanwhile = () -> {};
    others.run();
  }

  private Sanitizing work(Once<Sanitizing.Done> once) {
    works++;
    Sanitizing end = (answers.size() > 1 ? answers.remove() : answers.element()).get();
    if (end instanceof Sanitizing.Done done) {
      once.keep().accept(done);
    }
    return end;
  }
}
