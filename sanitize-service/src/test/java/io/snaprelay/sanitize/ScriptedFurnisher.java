package io.snaprelay.sanitize;

import io.snaprelay.database.Server;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.sanitize.cleanroom.Furnishing;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Loads nothing; its attempts end as a test wants them: the last word is repeated. */
final class ScriptedFurnisher implements Furnisher {
  private final Deque<Supplier<Furnishing>> answers = new ArrayDeque<>();
  private final List<Job> jobs = new ArrayList<>();
  private boolean equipped = true;

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
    return (answers.size() > 1 ? answers.remove() : answers.element()).get();
  }
}
