package io.snaprelay.database.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaGeneratorTest {
  @Test
  void theSameSeedGivesTheSameSchema() {
    assertEquals(SchemaGenerator.statements(7, 40), SchemaGenerator.statements(7, 40));
    assertNotEquals(SchemaGenerator.statements(7, 40), SchemaGenerator.statements(8, 40));
  }

  @Test
  void threeHundredTablesHaveEachFormManyTimes() {
    List<String> statements = SchemaGenerator.statements(1, 300);

    for (TableForm form : TableForm.values()) {
      if (form != TableForm.QUOTED) {
        String name = "\"" + form.name().toLowerCase(Locale.ROOT) + "_";
        assertTrue(statements.stream().filter(each -> each.contains(name)).count() > 10, name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void aRealServerTakesIt(int major) throws Exception {
    try (SampleServers servers = SampleServers.open()) {
      SampleServer server = servers.empty(major);

      server.tell(SchemaGenerator.statements(3, 48).toArray(String[]::new));

      assertEquals("49", server.ask(tables("relispartition = false")));
      assertEquals("15", server.ask(tables("relispartition")));
      assertEquals("0", server.ask("SELECT count(*) FROM pg_constraint WHERE NOT convalidated"));
    }
  }

  private static String tables(String which) {
    return "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace::regnamespace::text"
        + " IN ('public', 'audit', '\"Sales \"\"EU\"\"\"') AND "
        + which;
  }
}
