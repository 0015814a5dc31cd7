package io.snaprelay.localaws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snaprelay.localaws.control.EventFaults;
import io.snaprelay.localaws.control.Faults;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What RDS does with KMS, Secrets Manager and EventBridge, through AWS's clients alone. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RdsAmongServicesTest {

  private static final String ACCOUNT = "111111111111";
  private static final Region HOME = Region.EU_WEST_1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private LocalAws aws;
  private RdsClient rds;
  private KmsClient kms;
  private SqsClient sqs;
  private EventBridgeClient events;
  private SecretsManagerClient secrets;

  @BeforeEach
  void start() throws Exception {
    aws = LocalAws.builder().start();
    rds = aws.client(RdsClient.builder(), ACCOUNT, HOME);
    kms = aws.client(KmsClient.builder(), ACCOUNT, HOME);
    sqs = aws.client(SqsClient.builder(), ACCOUNT, HOME);
    events = aws.client(EventBridgeClient.builder(), ACCOUNT, HOME);
    secrets = aws.client(SecretsManagerClient.builder(), ACCOUNT, HOME);
  }

  @AfterEach
  void close() {
    for (AutoCloseable closing : List.of(rds, kms, sqs, events, secrets, aws)) {
      try {
        closing.close();
      } catch (Exception e) {
        throw new AssertionError(closing + " does not close", e);
      }
    }
  }

  private DBInstance create(String engine, String name) {
    rds.createDBInstance(
        r ->
            r.dbInstanceIdentifier(name)
                .engine(engine)
                .dbInstanceClass("db.t4g.micro")
                .allocatedStorage(20)
                .dbName("shop")
                .masterUsername("app")
                .manageMasterUserPassword(true));
    return RdsWaiting.impatient(rds)
        .waitUntilDBInstanceAvailable(r -> r.dbInstanceIdentifier(name))
        .matched()
        .response()
        .orElseThrow()
        .dbInstances()
        .get(0);
  }

  private void snapshot(String instance, String name) {
    rds.createDBSnapshot(r -> r.dbInstanceIdentifier(instance).dbSnapshotIdentifier(name));
    RdsWaiting.impatient(rds).waitUntilDBSnapshotAvailable(r -> r.dbSnapshotIdentifier(name));
  }

  private String queueOfRdsEvents(String... ids) {
    String url = sqs.createQueue(r -> r.queueName("rds-events")).queueUrl();
    String arn =
        sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    String policy =
        """
        {"Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},
        "Action":"sqs:SendMessage","Resource":"%s"}]}"""
            .formatted(arn);
    sqs.setQueueAttributes(r -> r.queueUrl(url).attributesWithStrings(Map.of("Policy", policy)));
    String pattern =
        "{\"source\":[\"aws.rds\"],\"detail\":{\"EventID\":[\"%s\"]}}"
            .formatted(String.join("\",\"", ids));
    events.putRule(r -> r.name("rds").eventPattern(pattern));
    events.putTargets(r -> r.rule("rds").targets(Target.builder().id("q").arn(arn).build()));
    return url;
  }

  private List<JsonNode> received(String url) throws Exception {
    List<JsonNode> all = new ArrayList<>();
    for (Message message :
        sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
            .messages()) {
      all.add(JSON.readTree(message.body()));
    }
    return all;
  }

  @Test
  void aManagedMasterSecretOpensTheDatabaseAndGoesWithIt() throws Exception {
    DBInstance instance = create("postgres", "orders");
    String secretArn = instance.masterUserSecret().secretArn();
    JsonNode secret =
        JSON.readTree(secrets.getSecretValue(r -> r.secretId(secretArn)).secretString());
    assertEquals("app", connectedUser(instance, secret.get("password").asText()));
    rds.deleteDBInstance(r -> r.dbInstanceIdentifier("orders").skipFinalSnapshot(true));
    RdsWaiting.impatient(rds).waitUntilDBInstanceDeleted(r -> r.dbInstanceIdentifier("orders"));
    assertThrows(
        ResourceNotFoundException.class, () -> secrets.getSecretValue(r -> r.secretId(secretArn)));
  }

  private String connectedUser(DBInstance instance, String password) throws Exception {
    Properties login = new Properties();
    login.setProperty("user", "app");
    login.setProperty("password", password);
    login.setProperty("sslmode", "verify-full");
    login.setProperty("sslrootcert", aws.caBundle().toString());
    String url =
        "jdbc:postgresql://%s:%d/shop"
            .formatted(instance.endpoint().address(), instance.endpoint().port());
    try (Connection connection = DriverManager.getConnection(url, login);
        ResultSet user = connection.createStatement().executeQuery("select current_user")) {
      user.next();
      return user.getString(1);
    }
  }

  @Test
  void anEncryptedCopyAcrossRegionsNeedsAUsableKeyOfTheOtherRegion() {
    create("none", "orders");
    snapshot("orders", "s1");
    String source =
        rds.describeDBSnapshots(r -> r.dbSnapshotIdentifier("s1"))
            .dbSnapshots()
            .get(0)
            .dbSnapshotArn();
    String homeKey = kms.createKey().keyMetadata().arn();
    try (RdsClient far = aws.client(RdsClient.builder(), ACCOUNT, Region.EU_CENTRAL_1);
        KmsClient farKms = aws.client(KmsClient.builder(), ACCOUNT, Region.EU_CENTRAL_1)) {
      RdsException wrongRegion =
          assertThrows(RdsException.class, () -> copy(far, source, "c1", homeKey));
      assertEquals("KMSKeyNotAccessibleFault", wrongRegion.awsErrorDetails().errorCode());
      String farKey = farKms.createKey().keyMetadata().arn();
      farKms.disableKey(r -> r.keyId(farKey));
      assertThrows(RdsException.class, () -> copy(far, source, "c1", farKey));
      farKms.enableKey(r -> r.keyId(farKey));
      copy(far, source, "c1", farKey);
      RdsWaiting.impatient(far).waitUntilDBSnapshotAvailable(r -> r.dbSnapshotIdentifier("c1"));
      assertEquals(
          farKey,
          far.describeDBSnapshots(r -> r.dbSnapshotIdentifier("c1"))
              .dbSnapshots()
              .get(0)
              .kmsKeyId());
    }
  }

  private static void copy(RdsClient to, String source, String name, String key) {
    to.copyDBSnapshot(
        r ->
            r.sourceDBSnapshotIdentifier(source)
                .targetDBSnapshotIdentifier(name)
                .sourceRegion(HOME.id())
                .kmsKeyId(key));
  }

  @Test
  void aSnapshotsEventReachesAQueueThroughEventBridge() throws Exception {
    String queue = queueOfRdsEvents("RDS-EVENT-0042");
    create("none", "orders");
    snapshot("orders", "s1");
    List<JsonNode> received = received(queue);
    assertEquals(1, received.size());
    assertEquals("s1", received.get(0).at("/detail/SourceIdentifier").asText());
    assertEquals("RDS DB Snapshot Event", received.get(0).get("detail-type").asText());
    assertEquals(HOME.id(), received.get(0).get("region").asText());
  }

  @Test
  void eventsOfRdsCanBeLostAndDoubled() throws Exception {
    String queue = queueOfRdsEvents("RDS-EVENT-0042");
    create("none", "orders");
    aws.faults().set(Faults.ofEvents(new EventFaults(1.0, null, null)));
    snapshot("orders", "lost");
    aws.faults().set(Faults.ofEvents(new EventFaults(null, 1.0, null)));
    snapshot("orders", "twice");
    List<JsonNode> received = received(queue);
    assertEquals(
        List.of("twice", "twice"),
        received.stream().map(e -> e.at("/detail/SourceIdentifier").asText()).toList());
    assertTrue(received.get(0).get("id").equals(received.get(1).get("id")), "not the same id");
  }

  @Test
  void eventsOfClustersReachAQueueUnlessTheyAreLost() throws Exception {
    String queue = queueOfRdsEvents("RDS-EVENT-0170", "RDS-EVENT-0075", "RDS-EVENT-0172");
    createCluster("ledger");
    aws.faults().set(Faults.ofEvents(new EventFaults(1.0, null, null)));
    clusterSnapshot("ledger", "lost");
    aws.faults().set(Faults.ofEvents(new EventFaults(null, 1.0, null)));
    clusterSnapshot("ledger", "twice");

    List<JsonNode> received = received(queue);

    assertEquals(
        List.of("ledger", "twice", "twice"),
        received.stream().map(e -> e.at("/detail/SourceIdentifier").asText()).toList());
    assertEquals("RDS DB Cluster Event", received.get(0).get("detail-type").asText());
    assertEquals("CLUSTER", received.get(0).at("/detail/SourceType").asText());
    assertEquals("RDS DB Cluster Snapshot Event", received.get(1).get("detail-type").asText());
    assertEquals("CLUSTER_SNAPSHOT", received.get(1).at("/detail/SourceType").asText());
    assertEquals(received.get(1).get("id"), received.get(2).get("id"));
  }

  @Test
  void aClustersManagedSecretGoesWithIt() {
    createCluster("ledger");
    String secretArn =
        rds.describeDBClusters(r -> r.dbClusterIdentifier("ledger"))
            .dbClusters()
            .get(0)
            .masterUserSecret()
            .secretArn();
    assertTrue(secretArn.contains(":secret:rds!cluster-"), secretArn);

    rds.deleteDBCluster(r -> r.dbClusterIdentifier("ledger").skipFinalSnapshot(true));

    RdsWaiting.impatient(rds).waitUntilDBClusterDeleted(r -> r.dbClusterIdentifier("ledger"));
    assertThrows(
        ResourceNotFoundException.class, () -> secrets.getSecretValue(r -> r.secretId(secretArn)));
  }

  private void createCluster(String name) {
    rds.createDBCluster(
        r ->
            r.dbClusterIdentifier(name)
                .engine("none")
                .masterUsername("app")
                .manageMasterUserPassword(true));
    RdsWaiting.impatient(rds).waitUntilDBClusterAvailable(r -> r.dbClusterIdentifier(name));
  }

  private void clusterSnapshot(String cluster, String name) {
    rds.createDBClusterSnapshot(
        r -> r.dbClusterIdentifier(cluster).dbClusterSnapshotIdentifier(name));
    RdsWaiting.impatient(rds)
        .waitUntilDBClusterSnapshotAvailable(r -> r.dbClusterSnapshotIdentifier(name));
  }
}
