package io.snaprelay.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedJvmTest {
  @TempDir private Path folder;
  private Path program;

  @BeforeEach
  void aProgram() throws IOException {
    program = file("quarkus-run.jar");
  }

  @Test
  void aFinishedArchiveIsKept() throws IOException {
    file("service.archive");

    Form.TRAINING.tidy(program);

    assertEquals(Set.of("quarkus-run.jar", "service.archive"), left());
  }

  @Test
  void anArchiveWhoseMakingWasCutShortIsNoArchive() throws IOException {
    file("service.archive");
    file("service.archive.config");

    Form.TRAINING.tidy(program);

    assertEquals(Set.of("quarkus-run.jar"), left());
  }

  @Test
  void whatWasMetWithoutAnArchiveIsThrownAwayToo() throws IOException {
    file("service.archive.config");

    Form.TRAINING.tidy(program);

    assertEquals(Set.of("quarkus-run.jar"), left());
  }

  @Test
  void noOtherFormThrowsAnythingAway() throws IOException {
    file("service.archive");
    file("service.archive.config");

    Form.JVM.tidy(program);
    Form.TRAINED.tidy(program);
    Form.NATIVE.tidy(program);

    assertEquals(3, left().size());
  }

  private Path file(String name) throws IOException {
    return Files.writeString(folder.resolve(name), "content");
  }

  private Set<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
