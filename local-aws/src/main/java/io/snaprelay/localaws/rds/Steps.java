package io.snaprelay.localaws.rds;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What a Modify does, one after the other, each in a state of its own. */
final class Steps {

  private final RdsDatabase<?> database;
  private final Deque<Consumer<Runnable>> steps = new ArrayDeque<>();

  Steps(RdsDatabase<?> database) {
    this.database = database;
  }

  /**
   * @param step runs what it is given when it is done
   */
  void add(Consumer<Runnable> step) {
    steps.add(step);
  }

  /**
   * The last step of a rename, whose name nobody else gets from now on.
   *
   * @param newName null if there is to be none
   * @param now whether the call has ApplyImmediately
   */
  void addRename(Rename rename, String newName, boolean now) {
    if (newName != null) {
      if (!now) {
        throw RdsError.INVALID_PARAMETER_COMBINATION.because(
            "local-aws has no maintenance window: a rename needs ApplyImmediately=true");
      }
      rename.accept(database, newName);
      add(next -> rename.start(database, newName, next));
    }
  }

  void run() {
    Consumer<Runnable> step = steps.poll();
    if (step == null) {
      database.become(RdsDatabase.AVAILABLE);
    } else {
      step.accept(this::run);
    }
  }
}
