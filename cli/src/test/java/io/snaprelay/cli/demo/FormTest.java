package io.snaprelay.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.cli.Complaint;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormTest {
  @TempDir private Path home;

  @AfterEach
  void forget() {
    System.clearProperty(Form.PROPERTY);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aServiceThatWasNotBuiltSoIsNamedWithItsCommand(Form form) {
    Installation bare = new Installation(home, form);

    Complaint missing = assertThrows(Complaint.class, () -> bare.service(Service.COPY));

    assertEquals(
        form.program(home, Service.COPY) + " is missing: build it with " + form.builtBy(),
        missing.getMessage());
  }

  @Test
  void aNativeServiceNeedsNoJava() throws IOException {
    assertEquals(
        List.of(home.resolve("copy-service/target/copy-service-runner").toString(), "-Xmx96m"),
        built(Form.NATIVE).service(Service.COPY));
  }

  @Test
  void trainingLeavesWhatATrainedServiceStartsWith() throws IOException {
    String archive = home.resolve("copy-service/target/quarkus-app/service.archive").toString();

    List<String> training = built(Form.TRAINING).service(Service.COPY);
    List<String> trained = built(Form.TRAINED).service(Service.COPY);

    assertEquals(1, training.stream().filter(it -> it.endsWith("=" + archive)).count());
    assertEquals(1, trained.stream().filter(it -> it.endsWith("=" + archive)).count());
    assertEquals(last(training), last(trained), "the same program");
  }

  @Test
  void aFormThatDoesNotExistIsNotTakenForAnother() {
    System.setProperty(Form.PROPERTY, "wasm");

    assertThrows(IllegalArgumentException.class, Form::ofLauncher);
  }

  @Test
  void theBuildMayNameTheFormOfItsTests() {
    assertEquals(Form.JVM, Form.ofLauncher());

    System.setProperty(Form.PROPERTY, "native");

    assertEquals(Form.NATIVE, Form.ofLauncher());
  }

  private Installation built(Form form) throws IOException {
    Path program = form.program(home, Service.COPY);
    Files.createDirectories(program.getParent());
    assertTrue(Files.exists(program) || Files.createFile(program) != null);
    return new Installation(home, form);
  }

  private static String last(List<String> command) {
    return command.get(command.size() - 1);
  }
}
