package io.snaprelay.notify;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which version of SnapRelay this is. */
@ApplicationScoped
class Product {
  private final String version;

  Product(@ConfigProperty(name = "quarkus.application.version") String version) {
    this.version = version;
  }

  String name() {
    return "SnapRelay " + version;
  }
}
