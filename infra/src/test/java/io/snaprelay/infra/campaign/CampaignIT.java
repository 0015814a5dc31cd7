package io.snaprelay.infra.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.rds.model.Tag;

/** Whatever is drawn, every run ends once and truly, and leaves nothing that is not wanted. */
@Execution(ExecutionMode.CONCURRENT)
class CampaignIT {
  private static final CampaignSize SIZE = CampaignSize.ofSystem();

  static Stream<Long> seeds() {
    return SIZE.seeds().boxed();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyRunEndsOnceAndTrulyAndLeavesNothing(long seed) {
    try (Round round = Round.of(seed)) {
      assertEquals(List.of(), round.play(SIZE.runs()), SIZE.again(seed));
    }
  }

  /** The control: the same look sees what must not be. */
  @Test
  void whatMustNotBeIsSeen() {
    try (Round round = Round.of(1)) {
      round
          .estate()
          .home()
          .deleteDBSnapshot(it -> it.dbSnapshotIdentifier(Estate.FOREIGN_SNAPSHOT + "-billing"));
      Tag run = Tag.builder().key("snaprelay:run").value("rbbbbbbbbbbbbbbb").build();
      round
          .estate()
          .home()
          .createDBSnapshot(
              it -> it.dbSnapshotIdentifier("orphan").dbInstanceIdentifier("billing").tags(run));

      List<String> broken = round.broken();

      assertTrue(
          broken.stream().anyMatch(it -> it.startsWith("somebody else's")), broken::toString);
      assertTrue(broken.stream().anyMatch(it -> it.startsWith("no run knows")), broken::toString);
    }
  }
}
