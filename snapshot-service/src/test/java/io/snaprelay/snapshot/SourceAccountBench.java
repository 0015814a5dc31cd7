package io.snaprelay.snapshot;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** A test on production in other accounts; it says whom the first of them trusts. */
abstract class SourceAccountBench {
  /** RDS is done with whatever was asked of it. */
  static final Duration LONG_ENOUGH = Duration.ofHours(1);

  ProductionElsewhere world;

  final void start(String trusted) throws IOException {
    world = new ProductionElsewhere(getClass(), trusted);
  }

  @AfterEach
  final void close() {
    world.close();
  }
}
