package io.snaprelay.sanitize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.Verdict;
import io.snaprelay.rules.RulesBundle;
import io.snaprelay.sanitize.engine.Sanitizing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run knows its scripts from the ledger alone. */
class FrozenScriptsTest {
  private static final String YAML =
      SanitizeBench.RULES + "    scripts: [ { name: tidy, script: tidy.sql } ]\n";

  @Test
  void scriptsAreThoseThatTheRunWasFrozenWith() {
    SanitizeBench bench =
        new SanitizeBench(new RulesBundle(YAML, Map.of("tidy.sql", "SELECT 'frozen'")).text());
    bench.engine.answers(new Sanitizing.Done(List.of(), "L2", List.of()));

    bench.proved(Verdict.PASSED).deliver();

    assertEquals(
        "SELECT 'frozen'",
        bench.engine.rules().get(0).database("shop").orElseThrow().scripts().get(0).sql());
  }

  @Test
  void aScriptThatWasNotFrozenMasksNothing() {
    SanitizeBench bench = new SanitizeBench(YAML);

    bench.proved(Verdict.PASSED).deliver();

    assertEquals(
        FailureCode.RULES_INVALID, bench.loop.bus.published(StepFailed.class).get(0).code());
    assertEquals(0, bench.engine.attempts());
  }
}
