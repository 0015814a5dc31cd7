package io.snaprelay.coverage;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.planfile.PlanReader;
import io.snaprelay.planfile.PlanReading;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The plan file, for those who only look at it: a file of this machine, or an S3 object. */
public final class PlanFileText {
  private static final Pattern OBJECT = Pattern.compile("s3://([^/]+)/(.+)");

  private PlanFileText() {}

  /** A plan file that cannot be read, or is wrong. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String location, String reason) {
      super("The plan file %s cannot be used: %s".formatted(location, reason));
    }
  }

  /**
   * Reads the plans.
   *
   * @param location a path, or {@code s3://bucket/key}
   * @throws Unusable if there are none
   * @throws io.snaprelay.aws.AwsFailure if S3 does not give the object
   */
  public static PlanFile read(String location) throws Unusable {
    PlanReading reading = PlanReader.read(text(location));
    if (reading instanceof PlanReading.Accepted accepted) {
      return accepted.file();
    }
    PlanReading.Refused refused = (PlanReading.Refused) reading;
    throw new Unusable(location, refused.problems().get(0).toString());
  }

  private static String text(String location) throws Unusable {
    Matcher object = OBJECT.matcher(location);
    if (object.matches()) {
      return object(location, object.group(1), object.group(2));
    }
    if (location.startsWith("ssm:") || location.startsWith("s3:")) {
      throw new Unusable(location, "it is a path, or s3://bucket/key");
    }
    try {
      return Files.readString(Path.of(location.replaceFirst("^file:(//)?", "")));
    } catch (NoSuchFileException e) {
      throw new Unusable(location, "there is no such file");
    } catch (CharacterCodingException e) {
      throw new Unusable(location, "it is not UTF-8 text");
    } catch (IOException e) {
      throw new Unusable(location, e.toString());
    }
  }

  private static String object(String location, String bucket, String key) {
    try (S3Client s3 =
        S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
      return AwsCalls.call(
          "s3:GetObject of " + location,
          () -> s3.getObjectAsBytes(it -> it.bucket(bucket).key(key)).asUtf8String());
    }
  }
}
