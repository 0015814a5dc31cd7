package io.snaprelay.cli.demo;

import io.snaprelay.cli.Complaint;
import io.snaprelay.wire.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The packaged programs of a SnapRelay checkout.
 *
 * @param home the checkout's folder
 */
record Installation(Path home) {
  static final String HOME_PROPERTY = "snaprelay.home";

  /**
   * The checkout that the launcher names.
   *
   * @throws Complaint if there is none, or one of its programs is missing
   */
  static Installation ofLauncher() {
    String home = System.getProperty(HOME_PROPERTY);
    if (home == null) {
      throw Complaint.usage("Start the demo with ./snaprelay demo: it says where SnapRelay lies");
    }
    Installation installation = new Installation(Path.of(home));
    installation.localAws();
    List.of(Service.values()).forEach(installation::service);
    return installation;
  }

  Path localAws() {
    return existing(home.resolve("local-aws/target/local-aws.jar"));
  }

  Path service(Service service) {
    return existing(
        home.resolve(service.serviceName()).resolve("target/quarkus-app/quarkus-run.jar"));
  }

  private static Path existing(Path program) {
    if (!Files.isRegularFile(program)) {
      throw Complaint.usage(program + " is missing: build it with mvn -DskipTests package");
    }
    return program;
  }
}
