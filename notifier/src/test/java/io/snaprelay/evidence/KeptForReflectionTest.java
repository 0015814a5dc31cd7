package io.snaprelay.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.shape.Reached;
import io.snaprelay.shape.Shapes;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What evidence holds must be known to a native executable, which no test in a JVM would miss. */
class KeptForReflectionTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        Evidence.class,
        EvidenceSignature.class,
        CheckList.Content.class,
        SettingsSection.Content.class
      })
  void everythingThatBecomesJsonIsKeptHoweverDeepItLies(Class<?> root) {
    assertEquals(Set.of(), new Reached(new Shapes()).lostFrom(root));
  }
}
