package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.aws.Account;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.evidence.SamplePlan;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageFilesTest {
  private static final FrozenPlan PLAN = SamplePlan.plan();

  @TempDir private Path folder;
  private final NotifierBench bench = new NotifierBench();
  private Path plans;

  @BeforeEach
  void plan() throws IOException {
    plans =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            databases:
              orders: { instance: orders-prod, region: eu-west-1 }
              ledger: { instance: ledger-prod, region: eu-west-1 }
            plans:
              nightly: { databases: [orders, ledger], snapshot: { source: fresh } }
            """);
    bench.set("snaprelay.plans", plans.toString());
    bench.set("snaprelay.evidence.directory", folder.resolve("evidence").toString());
  }

  @Test
  void afterEachRunThePageShowsEveryDatabaseOfThePlan() throws IOException {
    complete();

    JsonNode coverage = Json.mapper().readTree(stored("json"));
    assertEquals("NEVER", coverage.at("/rows/0/standing").textValue());
    assertEquals("ledger", coverage.at("/rows/0/name").textValue());
    assertEquals("PROVED", coverage.at("/rows/1/standing").textValue());
    assertTrue(new String(stored("html"), StandardCharsets.UTF_8).contains("1 of 2 databases"));
  }

  @Test
  void theFolderHasTheNewestPage() throws IOException {
    complete();

    for (String ending : List.of("json", "html")) {
      assertArrayEquals(
          stored(ending), Files.readAllBytes(folder.resolve("evidence/coverage." + ending)));
    }
  }

  @Test
  void aRedeliveryWritesNoSecondPage() {
    RunCompleted completed = complete();
    byte[] first = stored("html");
    bench.loop.clock.advance(Duration.ofDays(30));

    bench.loop.deliver(completed);

    assertArrayEquals(first, stored("html"));
    assertEquals(2, bench.loop.store.list("coverage/").size());
  }

  @Test
  void aPlanFileThatIsWrongHoldsNothingUp() throws IOException {
    Files.writeString(plans, "plans: [");

    complete();

    assertEquals(List.of(), bench.loop.store.list("coverage/"));
  }

  @Test
  void aPlanFileThatIsGoneHoldsNothingUp() throws IOException {
    Files.delete(plans);

    complete();

    assertEquals(List.of(), bench.loop.store.list("coverage/"));
  }

  @Test
  void anAccountThatNobodyTellsHoldsNothingUp() {
    bench.account = new Account(CoverageFilesTest::noAnswer);

    complete();

    assertEquals(List.of(), bench.loop.store.list("coverage/"));
  }

  private static String noAnswer() {
    throw FakeRds.failure(AwsFailure.Kind.ACCESS_DENIED, "AccessDenied", "sts");
  }

  @Test
  void withoutAPlanFileThereIsNoPage() {
    NotifierBench without = new NotifierBench().start();

    without.loop.deliver(without.run(PLAN).succeeded().completed());

    assertEquals(List.of(), without.loop.store.list("coverage/"));
  }

  private RunCompleted complete() {
    RunCompleted completed = bench.start().run(PLAN).succeeded().completed();
    assertEquals(Disposition.ACKNOWLEDGE, bench.loop.deliver(completed));
    return completed;
  }

  private byte[] stored(String ending) {
    String key =
        bench.loop.store.list("coverage/").stream()
            .filter(each -> each.endsWith(ending))
            .findFirst()
            .orElseThrow();
    return bench.loop.store.read(key).orElseThrow();
  }
}
