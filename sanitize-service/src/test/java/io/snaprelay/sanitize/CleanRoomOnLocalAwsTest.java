package io.snaprelay.sanitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.Verdict;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.InstanceAlikes;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.sanitize.engine.Sanitizing;
import io.snaprelay.step.testing.ActingService;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Recheck;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;

/** The clean room as RDS makes it for the service's role; how it is filled is another test's. */
class CleanRoomOnLocalAwsTest {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(30);

  private LocalAws aws;
  private ActingService service;
  private RdsClient rds;
  private RdsClients clients;
  private SanitizeBench bench;

  @BeforeEach
  void aTemporaryDatabaseWasRestoredAndProved() throws Exception {
    aws = LocalAws.builder().manualClock(Runs.REQUESTED_AT).start();
    service = new ActingService(Service.SANITIZE, aws, getClass());
    rds = aws.client(RdsClient.builder(), Runs.ACCOUNT, Region.EU_CENTRAL_1);
    clients =
        new RdsClients(
            Account.of(Runs.ACCOUNT), region -> service.client(RdsClient.builder(), region));
    bench = new SanitizeBench(new RdsByKind(clients), new InstanceAlikes(clients));
    bench.engine.answers(new Sanitizing.Done(List.of(RoomBench.MASKED), "L2", List.of()));
    bench.furnisher.answers(RoomBench.LOADED);
    restore(key());
    bench
        .restored(
            StepName.RESTORE,
            SanitizeBench.TEMPORARY,
            instance(SanitizeBench.TEMPORARY.identifier()).dbiResourceId())
        .proved(bench.proof(Verdict.PASSED));
  }

  @AfterEach
  void close() {
    clients.close();
    rds.close();
    service.close();
    aws.close();
  }

  @Test
  void itIsLikeTheMaskedDatabaseAndToldOnceItIsLoaded() throws Exception {
    bench.deliver();

    DBInstance masked = instance(SanitizeBench.TEMPORARY.identifier());
    DBInstance room = instance(RoomBench.ROOM.identifier());
    assertEquals(masked.kmsKeyId(), room.kmsKeyId());
    assertEquals("isolated", room.dbSubnetGroup().dbSubnetGroupName());
    assertEquals(List.of(), bench.loop.bus.published(SanitizeCompleted.class));

    aws.advance(LONG_ENOUGH);
    assertNotNull(instance(RoomBench.ROOM.identifier()).masterUserSecret());
    bench.loop.deliver(
        new Recheck(Runs.RUN, StepName.SANITIZE, bench.plan.deadline(), Optional.empty()));

    assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));
    SanitizeCompleted done = bench.loop.bus.published(SanitizeCompleted.class).get(0);
    assertEquals(RoomBench.ROOM, done.temporary());
    assertEquals("L3", done.proof().orElseThrow().level());
  }

  private String key() {
    try (KmsClient kms = aws.client(KmsClient.builder(), Runs.ACCOUNT, Region.EU_CENTRAL_1)) {
      return kms.createKey().keyMetadata().arn();
    }
  }

  private void restore(String key) throws InterruptedException {
    rds.createDBSubnetGroup(
        it ->
            it.dbSubnetGroupName("isolated")
                .dbSubnetGroupDescription("no way out")
                .subnetIds("subnet-1", "subnet-2"));
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier(SanitizeBench.TEMPORARY.identifier())
                .engine("postgres")
                .dbInstanceClass("db.t4g.medium")
                .allocatedStorage(20)
                .storageEncrypted(true)
                .kmsKeyId(key)
                .dbSubnetGroupName("isolated")
                .masterUsername("owner")
                .manageMasterUserPassword(true)
                .tags(tags()));
    aws.advance(LONG_ENOUGH);
  }

  private static List<Tag> tags() {
    return SanitizeBench.OUR_TAGS.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  private DBInstance instance(String name) {
    return rds.describeDBInstances(it -> it.dbInstanceIdentifier(name)).dbInstances().get(0);
  }
}
