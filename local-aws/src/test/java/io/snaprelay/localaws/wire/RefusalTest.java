package io.snaprelay.localaws.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.Tag;

/** Whatever cannot be served is refused by name, in the words of the caller's protocol. */
class RefusalTest {

  private static final String[] KMS = {"X-Amz-Target", "TrentService.CreateKey"};

  private final TestServer server = new TestServer(dispatcher());

  private static Dispatcher dispatcher() {
    Dispatcher dispatcher =
        new Dispatcher()
            .service("rds", null, RdsClient.class)
            .service("kms", "TrentService", KmsClient.class);
    dispatcher.on(
        CreateDbSnapshotRequest.class,
        Set.of("DBSnapshotIdentifier", "DBInstanceIdentifier"),
        (request, call) -> {
          Required.member("DBInstanceIdentifier", request.dbInstanceIdentifier());
          return CreateDbSnapshotResponse.builder().build();
        });
    dispatcher.on(
        DescribeDbSnapshotsRequest.class,
        (request, call) -> {
          if (request.dbSnapshotIdentifier() != null) {
            throw new AwsError(404, "DBSnapshotNotFound", "no such thing");
          }
          return DescribeDbSnapshotsResponse.builder().build();
        });
    dispatcher.on(
        CreateKeyRequest.class,
        Set.of("Description", "MultiRegion", "Tags"),
        (request, call) -> CreateKeyResponse.builder().build());
    dispatcher.on(
        DescribeKeyRequest.class,
        (request, call) -> {
          if (request.keyId().equals("bug")) {
            throw new IllegalStateException("secret detail");
          }
          if (request.keyId().equals("lost")) {
            throw new LostReply();
          }
          throw new AwsError(400, "NotFoundException", "no key <" + request.keyId() + ">");
        });
    return dispatcher;
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void anOperationWithoutHandlerIsRefusedByName() {
    try (RdsClient rds = server.client(RdsClient.builder());
        KmsClient kms = server.client(KmsClient.builder())) {
      RdsException query = assertThrows(RdsException.class, rds::describeDBClusters);
      assertEquals("InvalidAction", query.awsErrorDetails().errorCode());
      assertTrue(
          query.getMessage().contains("rds:DescribeDBClusters is not implemented by local-aws"));
      KmsException json = assertThrows(KmsException.class, kms::listKeys);
      assertEquals("UnknownOperationException", json.awsErrorDetails().errorCode());
      assertTrue(json.getMessage().contains("kms:ListKeys"));
    }
  }

  @Test
  void aMemberThatTheHandlerDoesNotHonourIsRefusedByName() {
    try (RdsClient rds = server.client(RdsClient.builder())) {
      RdsException refused =
          assertThrows(
              RdsException.class,
              () ->
                  rds.createDBSnapshot(
                      r ->
                          r.dbSnapshotIdentifier("s")
                              .dbInstanceIdentifier("d")
                              .tags(Tag.builder().key("a").build())));
      assertEquals("UnsupportedParameter", refused.awsErrorDetails().errorCode());
      assertTrue(refused.getMessage().contains("does not implement Tags of rds:CreateDBSnapshot"));
    }
  }

  @Test
  void aMemberThatTheModelLacksIsRefusedByName() throws Exception {
    HttpResponse<String> query =
        server.post("rds", "Action=CreateDBSnapshot&Version=2014-10-31&DBSnapshotName=s");
    assertEquals(400, query.statusCode());
    assertTrue(query.body().contains("<Code>UnknownParameter</Code>"), query.body());
    assertTrue(query.body().contains("DBSnapshotName is not known: CreateDbSnapshotRequest"));
    HttpResponse<String> json =
        server.post("kms", "{\"Tags\":[{\"TagKey\":\"a\",\"Value\":1}]}", KMS);
    assertEquals(400, json.statusCode());
    assertTrue(json.body().contains("Tags/0/Value is not known: Tag has none such"), json.body());
  }

  @Test
  void aRequiredMemberThatIsMissingIsNamed() throws Exception {
    HttpResponse<String> response =
        server.post("rds", "Action=CreateDBSnapshot&DBSnapshotIdentifier=s");
    assertTrue(response.body().contains("<Code>MissingParameter</Code>"), response.body());
    assertTrue(response.body().contains("parameter DBInstanceIdentifier"), response.body());
  }

  @Test
  void aValueOfTheWrongTypeIsNamed() throws Exception {
    HttpResponse<String> query = server.post("rds", "Action=DescribeDBSnapshots&MaxRecords=many");
    assertTrue(query.body().contains("<Code>MalformedInput</Code>"), query.body());
    assertTrue(query.body().contains("'many' at 'MaxRecords' is not of type Integer"));
    HttpResponse<String> json = server.post("kms", "{\"MultiRegion\":\"maybe\"}", KMS);
    assertTrue(json.body().contains("SerializationException"), json.body());
    assertTrue(json.body().contains("'maybe' at '/MultiRegion'"), json.body());
  }

  @Test
  void aStructureInPlaceOfAValueIsNamed() throws Exception {
    HttpResponse<String> query =
        server.post("rds", "Action=DescribeDBSnapshots&MaxRecords.member.1=5");
    assertTrue(query.body().contains("at 'MaxRecords' is not a single value"), query.body());
    HttpResponse<String> json = server.post("kms", "{\"Tags\":{}}", KMS);
    assertTrue(json.body().contains("'object' at '/Tags' is not an array"), json.body());
    HttpResponse<String> index =
        server.post("rds", "Action=DescribeDBSnapshots&Filters.Filter.first.Name=x");
    assertTrue(index.body().contains("is not a list's index"), index.body());
  }

  @Test
  void jsonThatIsNoneIsToldWithItsPlace() throws Exception {
    for (String bad : new String[] {"{\"Description\": ", "[1]", "{} {}", "nothing", "\0\1\2"}) {
      HttpResponse<String> response = server.post("kms", bad, KMS);
      assertEquals(400, response.statusCode(), bad);
      assertTrue(response.body().contains("SerializationException"), response.body());
    }
  }

  @Test
  void noiseOfAMegabyteIsRefusedWithoutATrace() throws Exception {
    for (String noise :
        new String[] {"%zz".repeat(400_000), "a.".repeat(500_000), "[".repeat(1_000_000)}) {
      for (String[] headers : new String[][] {{}, KMS}) {
        HttpResponse<String> response = server.post("kms", noise, headers);
        assertEquals(400, response.statusCode());
        assertFalse(response.body().contains("at io."), "a stack trace is shown");
        assertTrue(response.body().length() < 1000, response.body().length() + " characters");
      }
    }
  }

  @Test
  void anUnsignedRequestIsRefused() throws Exception {
    HttpResponse<String> response =
        server.send(
            HttpRequest.newBuilder(server.address())
                .POST(HttpRequest.BodyPublishers.ofString("Action=DescribeDBSnapshots")));
    assertEquals(403, response.statusCode());
    assertTrue(response.body().contains("MissingAuthenticationToken"), response.body());
  }

  @Test
  void aRequestWithoutAnActionIsRefused() throws Exception {
    HttpResponse<String> response = server.post("rds", "");
    assertEquals(400, response.statusCode());
    assertTrue(response.body().contains("InvalidAction"), response.body());
  }

  @Test
  void anErrorReachesTheSdkAsItsOwnException() {
    try (RdsClient rds = server.client(RdsClient.builder());
        KmsClient kms = server.client(KmsClient.builder())) {
      assertThrows(
          DbSnapshotNotFoundException.class,
          () -> rds.describeDBSnapshots(r -> r.dbSnapshotIdentifier("s")));
      NotFoundException missing =
          assertThrows(NotFoundException.class, () -> kms.describeKey(r -> r.keyId("k")));
      assertEquals("no key <k>", missing.awsErrorDetails().errorMessage());
    }
  }

  @Test
  void aBugShowsNoDetails() throws Exception {
    HttpResponse<String> response =
        server.post("kms", "{\"KeyId\":\"bug\"}", "X-Amz-Target", "TrentService.DescribeKey");
    assertEquals(500, response.statusCode());
    assertTrue(response.body().contains("InternalFailure"), response.body());
    assertFalse(response.body().contains("secret detail"), response.body());
  }

  @Test
  void aLostReplyClosesTheConnection() {
    try (KmsClient kms = server.client(KmsClient.builder())) {
      assertThrows(SdkClientException.class, () -> kms.describeKey(r -> r.keyId("lost")));
    }
  }

  @Test
  void aHandlerCannotClaimAMemberThatDoesNotExist() {
    Dispatcher dispatcher = new Dispatcher().service("kms", "TrentService", KmsClient.class);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                dispatcher.on(
                    CreateKeyRequest.class,
                    Set.of("keySpec"),
                    (request, call) -> CreateKeyResponse.builder().build()));
    assertTrue(refused.getMessage().contains("kms:CreateKey has no members [keySpec]"));
  }
}
