package io.snaprelay.cli;

import java.util.HashMap;
import java.util.Map;

/** The AWS SDK's settings as system properties, until it is closed. */
final class SdkEnvironment implements AutoCloseable {
  private final Map<String, String> before = new HashMap<>();

  SdkEnvironment(String endpoint, String account) {
    set("aws.endpointUrl", endpoint);
    set("aws.region", "eu-west-1");
    set("aws.accessKeyId", account);
    set("aws.secretAccessKey", "local");
  }

  private void set(String name, String value) {
    before.put(name, System.setProperty(name, value));
  }

  @Override
  public void close() {
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }
}
