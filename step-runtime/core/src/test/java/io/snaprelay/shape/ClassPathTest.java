package io.snaprelay.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
  private static final String EVENT = "io/snaprelay/events/Event.class";
  private static final String SCHEMA = "io/snaprelay/schema/plan.schema.json";
  private static final String FOREIGN = "io/quarkus/runtime/Quarkus.class";

  @TempDir private Path folder;
  private Path classes;

  @BeforeEach
  void someClasses() throws IOException {
    classes = folder.resolve("classes");
    for (String file : List.of(EVENT, FOREIGN)) {
      Files.createDirectories(classes.resolve(file).getParent());
      Files.createFile(classes.resolve(file));
    }
  }

  @Test
  void aFolderAndAJarGiveOurFilesOnly() throws IOException {
    List<Path> places = List.of(classes, jar("own.jar", SCHEMA, FOREIGN));

    assertEquals(List.of(EVENT, SCHEMA), new ClassPath(places).files());
  }

  @Test
  void whatTwoPlacesHoldIsToldOnce() throws IOException {
    assertEquals(List.of(EVENT), new ClassPath(List.of(classes, jar("again.jar", EVENT))).files());
  }

  @Test
  void aJarWithoutFilesOfOursGivesNone() throws IOException {
    assertEquals(List.of(), new ClassPath(List.of(jar("foreign.jar", FOREIGN))).files());
  }

  @Test
  void aPlaceThatIsMissingGivesNone() {
    assertEquals(List.of(), new ClassPath(List.of(folder.resolve("gone.jar"))).files());
  }

  @Test
  void aJarThatIsNoneIsNamed() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jar"), "no zip");

    UncheckedIOException refused =
        assertThrows(UncheckedIOException.class, () -> new ClassPath(List.of(broken)).files());

    assertEquals("Cannot read " + broken, refused.getMessage());
  }

  private Path jar(String name, String... entries) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
      }
    }
    return jar;
  }
}
