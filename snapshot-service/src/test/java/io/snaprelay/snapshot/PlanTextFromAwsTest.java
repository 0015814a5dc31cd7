package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.localaws.LocalAws;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.SsmException;

class PlanTextFromAwsTest {
  private static final PlanLocation.Object OBJECT =
      new PlanLocation.Object("plans-bucket", "prod/plans.yaml");
  private static final PlanLocation.Parameter PARAMETER =
      new PlanLocation.Parameter("/snaprelay/plans");

  private static LocalAws aws;
  private static S3Client s3;

  @BeforeAll
  static void s3HasABucket() throws IOException {
    aws = LocalAws.builder().start();
    s3 = aws.client(S3Client.builder(), aws.defaultAccount(), Region.EU_WEST_1);
    s3.createBucket(it -> it.bucket("plans-bucket"));
  }

  @AfterAll
  static void close() {
    s3.close();
    aws.close();
  }

  @Test
  void anObjectIsReadAnewEachTime() {
    put("one");
    assertEquals("one", PlanTextWiring.read(s3, OBJECT));

    put("two");
    assertEquals("two", PlanTextWiring.read(s3, OBJECT));
  }

  @Test
  void aMissingObjectIsNamed() {
    PlanLocation.Object missing = new PlanLocation.Object("plans-bucket", "none.yaml");

    Exception refusal =
        assertThrows(PlanText.Unreadable.class, () -> PlanTextWiring.read(s3, missing));

    assertTrue(refusal.getMessage().contains("s3://plans-bucket/none.yaml"), refusal::getMessage);
  }

  @Test
  void aParameterIsReadDecrypted() {
    assertEquals("plans: {}", PlanTextWiring.read(new FakeSsm(), PARAMETER));
  }

  @Test
  void aMissingParameterIsNamed() {
    PlanLocation.Parameter missing = new PlanLocation.Parameter("/none");

    Exception refusal =
        assertThrows(PlanText.Unreadable.class, () -> PlanTextWiring.read(new FakeSsm(), missing));

    assertTrue(refusal.getMessage().contains("ssm:/none"), refusal::getMessage);
  }

  @Test
  void throttlingDoesNotMeanThatThereIsNoPlanFile() {
    PlanLocation.Parameter slow = new PlanLocation.Parameter("/slow");

    assertThrows(AwsFailure.class, () -> PlanTextWiring.read(new FakeSsm(), slow));
  }

  private static void put(String text) {
    s3.putObject(it -> it.bucket(OBJECT.bucket()).key(OBJECT.key()), RequestBody.fromString(text));
  }

  /** The Parameter Store with one SecureString; local-aws has none. */
  private static final class FakeSsm implements SsmClient {
    @Override
    public GetParameterResponse getParameter(GetParameterRequest request) {
      return switch (request.name()) {
        case "/snaprelay/plans" ->
            GetParameterResponse.builder()
                .parameter(it -> it.value(request.withDecryption() ? "plans: {}" : "AQICAHh"))
                .build();
        case "/slow" -> throw failure("ThrottlingException");
        default -> throw failure("ParameterNotFound");
      };
    }

    private static RuntimeException failure(String code) {
      return SsmException.builder()
          .statusCode(400)
          .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("no").build())
          .build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
