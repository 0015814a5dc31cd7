package io.snaprelay.sanitize;

import io.snaprelay.database.Server;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.sanitize.cleanroom.Furnishing;
import io.snaprelay.sanitize.engine.Once;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Loads nothing; its attempts end as a test wants them: the last word is repeated. Like the real
 * one it asks, once it has the lock, whether there is anything to do, and tells what came of it
 * before the lock is free.
 */
final class ScriptedFurnisher implements Furnisher {
  private final Deque<Supplier<Furnishing>> answers = new ArrayDeque<>();
  private final List<Job> jobs = new ArrayList<>();
  private boolean equipped = true;
  private Runnable meanwhile = () -> {};
  private int works;

  ScriptedFurnisher answers(Furnishing answer) {
    answers.add(() -> answer);
    return this;
  }

  /** The next attempt is killed. */
  ScriptedFurnisher isKilled() {
    answers.add(
        () -> {
          throw new IllegalStateException("killed");
        });
    return this;
  }

  ScriptedFurnisher hasNoClients() {
    equipped = false;
    return this;
  }

  /** What others do while the next attempt waits for the lock. */
  ScriptedFurnisher meanwhile(Runnable others) {
    meanwhile = others;
    return this;
  }

  /** How many attempts had the lock and something to do. */
  int works() {
    return works;
  }

  List<Job> jobs() {
    return List.copyOf(jobs);
  }

  @Override
  public boolean isEquippedFor(DatabaseState database) {
    return equipped;
  }

  @Override
  public Path whereClientsAre(DatabaseState database) {
    return Path.of("/nowhere/17");
  }

  @Override
  public Furnishing attempt(Server masked, Server room, Job job) {
    jobs.add(job);
    waitForTheLock();
    return job.once().isDone().getAsBoolean() ? new Furnishing.Busy() : work(job.once());
  }

  private void waitForTheLock() {
    Runnable others = meanwhile;
    meanwhile = () -> {};
    others.run();
  }

  private Furnishing work(Once<Furnishing.Done> once) {
    works++;
    Furnishing end = (answers.size() > 1 ? answers.remove() : answers.element()).get();
    if (end instanceof Furnishing.Done done) {
      once.keep().accept(done);
    }
    return end;
  }
}
