package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTextTest {
  @ParameterizedTest
  @CsvSource({
    "/etc/snaprelay/plans.yaml, /etc/snaprelay/plans.yaml",
    "plans.yaml, plans.yaml",
    "file:/etc/plans.yaml, /etc/plans.yaml",
    "file:///etc/plans.yaml, /etc/plans.yaml"
  })
  void aPathNamesAFile(String text, String path) {
    assertEquals(new PlanLocation.File(Path.of(path)), PlanLocation.parse(text));
  }

  @Test
  void aBucketAndKeyNameAnObject() {
    assertEquals(
        new PlanLocation.Object("my-bucket", "prod/plans.yaml"),
        PlanLocation.parse("s3://my-bucket/prod/plans.yaml"));
  }

  @Test
  void aParameterIsNamedWithItsSlash() {
    assertEquals(
        new PlanLocation.Parameter("/snaprelay/plans"), PlanLocation.parse("ssm:/snaprelay/plans"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "s3://bucket", "s3://bucket/", "s3://B/k", "ssm:plans", "http://x/plans.yaml"})
  void anythingElseIsRefusedAndTheFormsAreNamed(String text) {
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> PlanLocation.parse(text));

    assertTrue(refusal.getMessage().contains("s3://bucket/key"), refusal::getMessage);
  }

  @Test
  void aFileIsReadAnewEachTime(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("plans.yaml");
    Files.writeString(file, "one");
    assertEquals("one", PlanTextWiring.read(file));

    Files.writeString(file, "two");
    assertEquals("two", PlanTextWiring.read(file));
  }

  @Test
  void aMissingFileIsNamedTogetherWithTheKeyThatPointsThere(@TempDir Path folder) {
    Path missing = folder.resolve("plans.yaml");

    Exception refusal = assertThrows(PlanText.Unreadable.class, () -> PlanTextWiring.read(missing));

    assertTrue(refusal.getMessage().contains(missing.toString()), refusal::getMessage);
    assertTrue(refusal.getMessage().contains("snaprelay.plans"), refusal::getMessage);
  }
}
