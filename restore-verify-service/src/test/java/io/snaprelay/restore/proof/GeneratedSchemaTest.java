package io.snaprelay.restore.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.database.testing.SchemaGenerator;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.plan.Verify.Scope;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas that make tools stumble are proved without a false alarm. */
class GeneratedSchemaTest {
  private static SampleServers servers;

  @BeforeAll
  static void open() throws IOException {
    servers = SampleServers.open();
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  @Test
  void threeHundredTablesAreProvedTwiceAndAreTheSame() throws Exception {
    SampleServer server = schema(17, 1, 300);
    Proving.Proven first = Attempts.proven(server.asMaster(), 17);
    Baseline before = Attempts.baseline(first, 17);
    ProofSubject compared =
        Attempts.with(
            Scope.USUAL,
            new Earlier(Optional.of(before), Optional.of(before)),
            Attempts.subject(17));

    Proving.Proven second = Attempts.proven(server.asMaster(), compared);

    assertEquals(List.of(), Attempts.failures(first));
    assertEquals(List.of(), Attempts.failures(second));
    assertTrue(first.tables().size() >= 300, first.tables().size() + " tables");
    assertEquals(first.tables(), second.tables());
    assertEquals(first.inventory(), second.inventory());
    assertTrue(count("foreign-keys", second) > 250, "foreign keys are looked at");
    assertEquals(first.tables().size(), count("same-content", second));
  }

  @ParameterizedTest
  @CsvSource({"13, 2, QUICK", "13, 3, DEEP", "14, 4, STANDARD", "18, 5, DEEP", "18, 6, QUICK"})
  void anySchemaPassesInAnyMode(int major, long seed, Mode mode) throws Exception {
    SampleServer server = schema(major, seed, 32);

    Proving.Proven proven =
        Attempts.proven(server.asMaster(), Attempts.in(mode, Attempts.subject(major)));

    assertEquals(List.of(), Attempts.failures(proven));
    Set<String> reasons =
        Attempts.with(Status.SKIPPED, proven).stream()
            .map(CheckResult::seen)
            .collect(Collectors.toSet());
    assertTrue(reasons.size() < 12, reasons.toString());
  }

  private static long count(String name, Proving.Proven proven) {
    return proven.results().stream()
        .filter(each -> each.name().equals(name) && each.status() == Status.PASS)
        .count();
  }

  private static SampleServer schema(int major, long seed, int tables) throws IOException {
    SampleServer server = servers.empty(major);
    server.tell(SchemaGenerator.statements(seed, tables).toArray(String[]::new));
    return server;
  }
}
