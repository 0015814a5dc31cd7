package io.snaprelay.infra.emulators;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.snaprelay.cli.demo.AwsClients;
import java.net.URI;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack in a container. */
record LocalStack(LocalStackContainer container) implements Emulator {
  /** The last release that starts without an account of LocalStack's. */
  private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.4.0");

  /** Starts it; where there is no Docker engine, the test is skipped. */
  static LocalStack start() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "Skipped: LocalStack needs a Docker engine, and there is none here");
    LocalStack localStack = new LocalStack(new LocalStackContainer(IMAGE));
    localStack.container.withServices("sqs", "events", "s3", "sns").start();
    return localStack;
  }

  @Override
  public URI endpoint() {
    return container.getEndpoint();
  }

  /**
   * It takes an access key of twelve digits for the account, and that of a role's session for one
   * of nobody.
   */
  @Override
  public Map<String, String> settings() {
    return Map.of("AWS_ACCESS_KEY_ID", AwsClients.ACCOUNT, "AWS_SECRET_ACCESS_KEY", "local");
  }

  @Override
  public void close() {
    container.close();
  }
}
