package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import java.io.IOException;
import java.time.Duration;

/**
 * A rename as users of RDS describe it (boto3 #2613, terraform #2439): for a while the instance is
 * available under its old name, then it is renaming, then neither name is found, then it is
 * modifying under its new name. Only the resource id finds it all the time. It includes a reboot.
 */
final class RenameInstance {

  private final RdsContext rds;

  RenameInstance(RdsContext rds) {
    this.rds = rds;
  }

  /**
   * @throws io.snaprelay.localaws.wire.AwsError DBInstanceAlreadyExists
   */
  void accept(Instance instance, String newName) {
    rds.world().at(instance.place()).take(newName, instance);
    instance.changePending(pending -> pending.dbInstanceIdentifier(newName));
  }

  void start(Instance instance, String newName, Runnable next) {
    Duration step = rds.durations().renameStep();
    instance.become(Instance.AVAILABLE);
    rds.transitions().after(step, () -> leave(instance, newName, next));
  }

  private void leave(Instance instance, String newName, Runnable next) {
    instance.become(Instance.RENAMING);
    rds.transitions()
        .start(
            instance.work(),
            rds.durations().renameStep(),
            () -> instance.server().stop(),
            () -> between(instance, newName, next),
            () -> instance.become(Instance.FAILED));
  }

  private void between(Instance instance, String newName, Runnable next) {
    rds.events().emit(EventKind.INSTANCE_SHUTDOWN, instance);
    Inventory inventory = rds.world().at(instance.place());
    Mode mode = ParameterGroups.mode(inventory, instance.shown());
    inventory.leaveName(instance);
    instance.change(
        now ->
            now.dbInstanceIdentifier(newName).dbInstanceArn(instance.place().arn("db", newName)));
    rds.transitions()
        .start(
            instance.work(),
            rds.durations().renameStep(),
            () -> restart(instance, mode),
            () -> arrive(instance, next),
            () -> instance.become(Instance.FAILED));
  }

  private static void restart(Instance instance, Mode mode) throws IOException {
    instance.server().start(instance.name(), mode);
  }

  private void arrive(Instance instance, Runnable next) {
    rds.world().at(instance.place()).arriveAtName(instance);
    instance.become(Instance.MODIFYING);
    instance.changePending(pending -> pending.dbInstanceIdentifier(null));
    Engine engine = instance.engine();
    instance.change(now -> now.endpoint(rds.endpoints().of(instance.name(), engine)));
    rds.events().emit(EventKind.INSTANCE_RESTARTED, instance);
    rds.transitions().after(rds.durations().renameStep(), next::run);
  }
}
