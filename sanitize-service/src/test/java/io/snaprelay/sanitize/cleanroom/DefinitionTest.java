package io.snaprelay.sanitize.cleanroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL tells the same definition another way once a dump of it was loaded. */
class DefinitionTest {
  private static final String WRITTEN =
      "CHECK (((status)::text = ANY ((ARRAY['new'::character varying,"
          + " 'old'::character varying])::text[])))";
  private static final String LOADED =
      "CHECK (((status)::text = ANY (ARRAY[('new'::character varying)::text,"
          + " ('old'::character varying)::text])))";

  @Test
  void aListOfTextsThatWasDumpedAndLoadedIsTheSame() {
    assertEquals(Definition.skeleton(WRITTEN), Definition.skeleton(LOADED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "old|odd",
        "status|state",
        "= ANY|<> ALL",
        "new|now",
      })
  void whatMeansSomethingElseIsAnother(String part, String other) {
    String changed = WRITTEN.replace(part, other == null ? "" : other);
    assertNotEquals(WRITTEN, changed);
    assertNotEquals(Definition.skeleton(WRITTEN), Definition.skeleton(changed));
  }

  @Test
  void aCastToATypeOfAnotherSchemaGoesWhole() {
    assertEquals("a=1", Definition.skeleton("(a = 1::app.\"Odd\"[])"));
  }
}
