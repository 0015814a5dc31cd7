package io.snaprelay.restore.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** RDS takes 1 to 63 letters, digits and single hyphens, and none at the end. */
class NamesTest {
  @Test
  void theNameAsideSaysWhoseItIs() {
    assertEquals("orders-prod-retired", aside("orders-prod"));
  }

  @Test
  void aNameThatIsTooLongIsCutAndStaysUnlikeOthers() {
    String one = aside("a".repeat(62) + "1");
    String two = aside("a".repeat(62) + "2");

    assertEquals(63, one.length());
    assertNotEquals(one, two);
    assertTrue(one.endsWith("-retired"));
  }

  @Test
  void noTwoHyphensMeetWhereALongNameIsCut() {
    for (int length = 1; length <= 63; length++) {
      String name = "a-".repeat(32).substring(0, length).replaceAll("-$", "b");
      String aside = aside(name);

      assertTrue(aside.length() <= 63, aside);
      assertFalse(aside.contains("--"), aside);
    }
  }

  private static String aside(String name) {
    return Names.aside(Names.named(CutoverBench.PRODUCTION, name));
  }
}
