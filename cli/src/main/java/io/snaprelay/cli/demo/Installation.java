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
 * @param form what its services are started as
 */
record Installation(Path home, Form form) {
  static final String HOME_PROPERTY = "snaprelay.home";

  /**
   * The checkout that the launcher names.
   *
   * @throws Complaint if there is none, or one of its programs is missing
   */
  static Installation ofLauncher() {
    return ofLauncher(Form.ofLauncher());
  }

  /**
   * The checkout that the launcher names, its services in a form.
   *
   * @throws Complaint if there is none, or one of its programs is missing
   */
  static Installation ofLauncher(Form form) {
    String home = System.getProperty(HOME_PROPERTY);
    if (home == null) {
      throw Complaint.usage("Start the demo with ./snaprelay demo: it says where SnapRelay lies");
    }
    Installation installation = new Installation(Path.of(home), form);
    installation.localAws();
    List.of(Service.values()).forEach(installation::service);
    return installation;
  }

  Path localAws() {
    return existing(home.resolve("local-aws/target/local-aws.jar"), Form.JVM);
  }

  /** The program of a service, and what it is started with. */
  List<String> service(Service service) {
    existing(form.program(home, service), form);
    return form.command(home, service);
  }

  /** The folder with the templates by which it is deployed. */
  Path templates() {
    return home.resolve("infra");
  }

  private static Path existing(Path program, Form form) {
    if (!Files.isRegularFile(program)) {
      throw Complaint.usage(program + " is missing: build it with " + form.builtBy());
    }
    return program;
  }
}
