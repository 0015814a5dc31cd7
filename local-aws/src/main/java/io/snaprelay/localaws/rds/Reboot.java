package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import io.snaprelay.localaws.wire.Required;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.StartDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.StartDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.StopDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.StopDbInstanceResponse;

/** RebootDBInstance, StopDBInstance, StartDBInstance. */
final class Reboot {

  private static final Set<String> INSTANCE_ONLY = Set.of("DBInstanceIdentifier");

  private final RdsContext rds;

  Reboot(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(RebootDbInstanceRequest.class, INSTANCE_ONLY, this::reboot);
    handlers.on(StopDbInstanceRequest.class, INSTANCE_ONLY, this::stop);
    handlers.on(StartDbInstanceRequest.class, INSTANCE_ONLY, this::start);
  }

  /** What waited is in force. */
  static void putInForce(Instance instance, InstanceSettings settings) {
    instance.change(settings::applyTo);
    instance.change(now -> now.pendingModifiedValues(PendingModifiedValues.builder().build()));
    instance.waitFor(InstanceSettings.NONE);
  }

  private RebootDbInstanceResponse reboot(RebootDbInstanceRequest request, Place place) {
    Instance instance = instance(place, request.dbInstanceIdentifier());
    instance.mustBeAvailable("reboot the database instance");
    new Restart(rds)
        .of(
            instance,
            Instance.REBOOTING,
            () -> {
              putInForce(instance, instance.waiting());
              instance.become(Instance.AVAILABLE);
            });
    return RebootDbInstanceResponse.builder().dbInstance(instance.shown()).build();
  }

  private StopDbInstanceResponse stop(StopDbInstanceRequest request, Place place) {
    Instance instance = instance(place, request.dbInstanceIdentifier());
    instance.mustBeOnItsOwn(Guess.MEMBER_IS_NOT_STOPPED_ALONE);
    instance.mustBeAvailable("stop the database instance");
    run(
        instance,
        Instance.STOPPING,
        () -> instance.server().stop(),
        () -> {
          instance.become(Instance.STOPPED);
          rds.events().emit(EventKind.INSTANCE_STOPPED, instance);
        });
    return StopDbInstanceResponse.builder().dbInstance(instance.shown()).build();
  }

  private StartDbInstanceResponse start(StartDbInstanceRequest request, Place place) {
    Instance instance = instance(place, request.dbInstanceIdentifier());
    if (!instance.is(Instance.STOPPED)) {
      throw RdsError.INVALID_DB_INSTANCE_STATE.because(
          "Instance %s cannot be started as it is not in the stopped state.", instance.id());
    }
    Mode mode = instance.mode(rds.world().at(place));
    run(
        instance,
        Instance.STARTING,
        () -> instance.server().start(instance.name(), mode),
        () -> {
          instance.become(Instance.AVAILABLE);
          rds.events().emit(EventKind.INSTANCE_STARTED, instance);
        });
    return StartDbInstanceResponse.builder().dbInstance(instance.shown()).build();
  }

  private void run(Instance instance, String meanwhile, WorkQueue.Work work, Transitions.End done) {
    instance.become(meanwhile);
    rds.transitions()
        .start(
            instance.work(),
            rds.durations().reboot(),
            work,
            done,
            () -> instance.become(Instance.FAILED));
  }

  private Instance instance(Place place, String id) {
    return rds.world().at(place).instances().get(Required.member("DBInstanceIdentifier", id));
  }
}
