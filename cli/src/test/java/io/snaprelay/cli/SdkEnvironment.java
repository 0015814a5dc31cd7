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

  /** The same with this setting, too. */
  SdkEnvironment with(String name, String value) {
    set(name, value);
    return this;
  }

  /** The same without this one. */
  SdkEnvironment without(String name) {
    remember(name, System.clearProperty(name));
    return this;
  }

  private void set(String name, String value) {
    remember(name, System.setProperty(name, value));
  }

  /** What was there first counts. */
  private void remember(String name, String value) {
    if (!before.containsKey(name)) {
      before.put(name, value);
    }
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
