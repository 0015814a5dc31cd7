package io.snaprelay.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.plan.Sanitize;
import io.snaprelay.planfile.PlanReader;
import io.snaprelay.planfile.PlanReading;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DemoPlanTest {
  @Test
  void thePlanWithSanitizeIsExecutedByThisVersion() {
    PlanReading.Accepted plan = read(options(Optional.of(DemoPlan.rules(DemoEngine.POSTGRES))));

    Sanitize sanitize = plan.file().plans().get("nightly").sanitize().orElseThrow();
    assertEquals(List.of(Receiver.ACCOUNT), sanitize.share());
    assertEquals(List.of(), plan.warnings());
  }

  @Test
  void withoutItThePlanIsAsEver() {
    assertEquals(
        Optional.empty(), read(options(Optional.empty())).file().plans().get("nightly").sanitize());
  }

  @Test
  void thePlanOfMariaDbNamesItsOwnTables() {
    String plan = DemoPlan.text(options(DemoEngine.MARIADB, "11.4", Optional.empty()));

    assertTrue(plan.contains("table: shop.orders"), plan);
    assertFalse(plan.contains("public."), plan);
    assertInstanceOf(PlanReading.Accepted.class, PlanReader.read(plan));
  }

  @ParameterizedTest
  @EnumSource(DemoEngine.class)
  void theRulesOfTheDemoAreThoseOfTheExample(DemoEngine engine) throws IOException {
    String rules = DemoPlan.rules(engine);

    assertEquals(Files.readString(Path.of("../examples", engine.rules())), rules);
    assertInstanceOf(RulesReading.Accepted.class, RulesReader.read(rules));
  }

  /** A rule that one engine's people got and the other's did not would be a story half told. */
  @Test
  void bothEnginesMaskTheSameColumnsAlike() {
    assertEquals(rulesOf(DemoEngine.POSTGRES).replace("public.", ""), rulesOf(DemoEngine.MARIADB));
  }

  private static String rulesOf(DemoEngine engine) {
    return DemoPlan.rules(engine).replaceAll("(?m)^#.*\\R", "");
  }

  @Test
  void whatIsReadIsCountedOnlyIfItIsAnOriginal() {
    Originals originals = new Originals(List.of("ann@example.org", "+4930123"));

    assertEquals(1, originals.among(List.of("ann@example.org", "bob@example.org", "4930123")));
  }

  private static PlanReading.Accepted read(DemoOptions options) {
    return assertInstanceOf(PlanReading.Accepted.class, PlanReader.read(DemoPlan.text(options)));
  }

  private static DemoOptions options(Optional<String> rules) {
    return options(DemoEngine.POSTGRES, "17", rules);
  }

  private static DemoOptions options(DemoEngine engine, String version, Optional<String> rules) {
    return new DemoOptions(
        1,
        engine,
        version,
        Optional.empty(),
        Path.of(""),
        Optional.empty(),
        DemoOptions.RdsEvents.DELIVERED,
        0,
        Optional.empty(),
        rules,
        false,
        Form.JVM);
  }
}
