package io.snaprelay.localaws.rds;

import java.util.function.Consumer;
import software.amazon.awssdk.utils.builder.CopyableBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * What Describe shows of a resource: a value of the SDK that cannot be changed, only replaced.
 *
 * @param <D> the SDK's class
 * @param <B> its builder
 */
final class Shown<D extends ToCopyableBuilder<B, D>, B extends CopyableBuilder<B, D>> {

  private volatile D now;

  Shown(D now) {
    this.now = now;
  }

  D now() {
    return now;
  }

  void change(Consumer<B> change) {
    now = now.toBuilder().applyMutation(change).build();
  }
}
