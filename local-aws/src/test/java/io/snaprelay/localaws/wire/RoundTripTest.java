package io.snaprelay.localaws.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Every operation of every service: a random request goes through the SDK's marshaller and our
 * reader, a random response through our writer and the SDK's unmarshaller, and both must come out
 * equal. This is the guard on upgrades of the SDK, whose metadata is no public API.
 */
class RoundTripTest {

  private static final String PRESIGNED = "the SDK turns SourceRegion into PreSignedUrl";
  private static final String UNSIGNED = "the SDK does not sign it, so its service is unknown";
  private static final String MD5 =
      "the SDK checks the MD5 of bodies, which random values cannot pass";

  /** What does not come back equal, and why that is no fault of ours. */
  private static final Map<String, String> EXPLAINED =
      Map.ofEntries(
          Map.entry("request of rds:CopyDBClusterSnapshot", PRESIGNED),
          Map.entry("request of rds:CopyDBSnapshot", PRESIGNED),
          Map.entry("request of rds:CreateDBCluster", PRESIGNED),
          Map.entry("request of rds:CreateDBInstanceReadReplica", PRESIGNED),
          Map.entry("request of rds:StartDBInstanceAutomatedBackupsReplication", PRESIGNED),
          Map.entry("call of sts:AssumeRoleWithSAML", UNSIGNED),
          Map.entry("call of sts:AssumeRoleWithWebIdentity", UNSIGNED),
          Map.entry("call of sqs:SendMessage", MD5),
          Map.entry("call of sqs:SendMessageBatch", MD5),
          Map.entry("call of sqs:ReceiveMessage", MD5),
          Map.entry("call of events:PutEvents", "the SDK refuses a random EndpointId"));

  static Stream<Arguments> services() {
    return Stream.of(
        Arguments.of("rds", null, RdsClient.class, RdsClient.builder(), 160),
        Arguments.of("sts", null, StsClient.class, StsClient.builder(), 8),
        Arguments.of("sns", null, SnsClient.class, SnsClient.builder(), 40),
        Arguments.of("sqs", "AmazonSQS", SqsClient.class, SqsClient.builder(), 23),
        Arguments.of(
            "events", "AWSEvents", EventBridgeClient.class, EventBridgeClient.builder(), 55),
        Arguments.of("kms", "TrentService", KmsClient.class, KmsClient.builder(), 53),
        Arguments.of(
            "secretsmanager",
            "secretsmanager",
            SecretsManagerClient.class,
            SecretsManagerClient.builder(),
            23));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  <C extends SdkClient, B extends AwsClientBuilder<B, C>> void everyOperationComesBackEqual(
      String service, String target, Class<C> type, B builder, int atLeast) throws Exception {
    Dispatcher dispatcher = new Dispatcher().service(service, target, type);
    Map<String, String> unequal = new TreeMap<>();
    int operations = 0;
    try (TestServer server = new TestServer(dispatcher);
        C client = server.client(builder)) {
      for (Method operation : type.getMethods()) {
        if (isOperation(operation)) {
          operations++;
          new Trip(service, dispatcher, client, operation).run(unequal);
        }
      }
    }
    assertEquals(explained(service), unequal.keySet(), unequal::toString);
    assertTrue(operations >= atLeast, operations + " operations are fewer than there must be");
  }

  private static Set<String> explained(String service) {
    return EXPLAINED.keySet().stream()
        .filter(what -> what.contains(" " + service + ":"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOperation(Method method) {
    return method.getParameterCount() == 1
        && SdkPojo.class.isAssignableFrom(method.getParameterTypes()[0])
        && SdkPojo.class.isAssignableFrom(method.getReturnType());
  }

  /** One call of one operation. */
  private record Trip(String service, Dispatcher dispatcher, SdkClient client, Method operation) {

    void run(Map<String, String> unequal) throws ReflectiveOperationException {
      Class<? extends SdkPojo> requestType =
          operation.getParameterTypes()[0].asSubclass(SdkPojo.class);
      RandomValues values = new RandomValues(operation.getName().hashCode());
      SdkPojo request = values.filled(Model.builderOf(requestType).get());
      SdkPojo response = values.filled(Model.builderOf(operation.getReturnType()).get());
      AtomicReference<SdkPojo> received = new AtomicReference<>();
      dispatcher.on(
          requestType,
          (typed, call) -> {
            received.set(typed);
            return response;
          });
      String name = dispatcher.operationNameOf(requestType).toString();
      try {
        Object answer = operation.invoke(client, request);
        compare(unequal, "request of " + name, request, received.get());
        compare(unequal, "response of " + name, response, answer);
      } catch (InvocationTargetException e) {
        unequal.put("call of " + name, String.valueOf(e.getCause()));
      }
    }

    private static void compare(
        Map<String, String> unequal, String what, SdkPojo sent, Object received) {
      if (!sent.equalsBySdkFields(received)) {
        unequal.put(what, "differs in " + differing(sent, received));
      }
    }

    private static List<String> differing(SdkPojo sent, Object received) {
      return sent.sdkFields().stream()
          .filter(
              f ->
                  received == null
                      || !f.getValueOrDefault(sent).equals(f.getValueOrDefault(received)))
          .map(SdkField::locationName)
          .toList();
    }
  }
}
