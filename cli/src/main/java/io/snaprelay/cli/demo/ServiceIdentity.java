package io.snaprelay.cli.demo;

import io.snaprelay.wire.Service;
import java.util.Map;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * As whom a service calls AWS: by a role of its own, as where it is deployed, so that local-aws
 * knows who did what.
 */
final class ServiceIdentity {
  /** As long as STS lets a session last (STS API Reference, AssumeRole). */
  private static final int SECONDS = 43_200;

  private final StsClient sts;

  ServiceIdentity(StsClient sts) {
    this.sts = sts;
  }

  /** The role's ARN; the templates give it the same name. */
  static String role(Service service) {
    return "arn:aws:iam::%s:role/snaprelay-%s".formatted(AwsClients.ACCOUNT, service.serviceName());
  }

  /** The environment variables by which the SDK finds the role's credentials. */
  Map<String, String> environment(Service service) {
    Credentials credentials =
        sts.assumeRole(
                request ->
                    request
                        .roleArn(role(service))
                        .roleSessionName(service.serviceName())
                        .durationSeconds(SECONDS))
            .credentials();
    return Map.of(
        "AWS_ACCESS_KEY_ID", credentials.accessKeyId(),
        "AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey(),
        "AWS_SESSION_TOKEN", credentials.sessionToken());
  }
}
