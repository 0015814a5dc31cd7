package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;

/** Stops an instance's server and starts it again, as its groups and options now say. */
final class Restart {

  private final RdsContext rds;

  Restart(RdsContext rds) {
    this.rds = rds;
  }

  /**
   * @param meanwhile the instance's status while no server runs
   * @param done runs when connections are accepted again
   */
  void of(Instance instance, String meanwhile, Transitions.End done) {
    Mode mode = instance.mode(rds.world().at(instance.place()));
    instance.become(meanwhile);
    rds.transitions()
        .start(
            instance.work(),
            rds.durations().reboot(),
            () -> instance.server().restart(instance.name(), mode),
            () -> {
              done.show();
              rds.events().emit(EventKind.INSTANCE_SHUTDOWN, instance);
              rds.events().emit(EventKind.INSTANCE_RESTARTED, instance);
            },
            () -> instance.become(Instance.FAILED));
  }
}
