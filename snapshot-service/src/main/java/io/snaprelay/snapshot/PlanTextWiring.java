package io.snaprelay.snapshot;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The plan file that the configuration names, and the rules files that it names. A client lives as
 * long as the service.
 */
@Singleton
class PlanTextWiring {
  private S3Client s3;
  private SsmClient ssm;

  @Produces
  @Singleton
  PlanText planText(SnapshotConfig config) {
    PlanLocation location = PlanLocation.parse(config.plans());
    return () -> read(location);
  }

  @Produces
  @Singleton
  RulesText rulesText(SnapshotConfig config) {
    PlanLocation plan = PlanLocation.parse(config.plans());
    return name -> read(beside(plan, name));
  }

  private static PlanLocation beside(PlanLocation plan, String name) {
    try {
      return plan.beside(name);
    } catch (IllegalArgumentException e) {
      throw new PlanText.Unreadable(name, e);
    }
  }

  private String read(PlanLocation location) {
    if (location instanceof PlanLocation.Object object) {
      return read(s3(), object);
    }
    if (location instanceof PlanLocation.Parameter parameter) {
      return read(ssm(), parameter);
    }
    return read(((PlanLocation.File) location).path());
  }

  private synchronized S3Client s3() {
    if (s3 == null) {
      s3 = S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }
    return s3;
  }

  private synchronized SsmClient ssm() {
    if (ssm == null) {
      ssm = SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }
    return ssm;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new PlanText.Unreadable(file.toString(), e);
    }
  }

  static String read(S3Client s3, PlanLocation.Object object) {
    return fromAws(
        "s3:GetObject",
        "s3://" + object.bucket() + "/" + object.key(),
        () ->
            s3.getObjectAsBytes(it -> it.bucket(object.bucket()).key(object.key())).asUtf8String());
  }

  static String read(SsmClient ssm, PlanLocation.Parameter parameter) {
    return fromAws(
        "ssm:GetParameter",
        "ssm:" + parameter.name(),
        () ->
            ssm.getParameter(it -> it.name(parameter.name()).withDecryption(true))
                .parameter()
                .value());
  }

  private static String fromAws(String operation, String location, Supplier<String> read) {
    try {
      return AwsCalls.call(operation, read);
    } catch (AwsFailure e) {
      throw e.isTransient() ? e : new PlanText.Unreadable(location, e);
    }
  }
}
