package io.snaprelay.localaws.iam;

import io.snaprelay.localaws.wire.Call;
import java.util.Optional;
import java.util.stream.Stream;

/** What the calls of one service need of IAM. */
@FunctionalInterface
interface Demands {

  /** Everything that the caller must be allowed; empty if that is not known of this operation. */
  Optional<Stream<Demand>> of(Call call, Asked asked);
}
