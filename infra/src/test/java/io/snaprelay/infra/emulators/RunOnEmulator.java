package io.snaprelay.infra.emulators;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.RunView;
import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.cli.demo.Workspace;
import io.snaprelay.events.RunResult;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import io.snaprelay.wire.Service;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * A run of the packaged services whose queues, bus and ledger are another emulator's. RDS, its keys
 * and its secrets stay local-aws's: no other emulator has snapshots with anything in them. No RDS
 * event crosses from one to the other, so that re-checks alone carry the run.
 */
record RunOnEmulator(Stage stage) implements AutoCloseable {
  private static final String PLAN =
      """
      databases:
        orders: { instance: orders-prod, region: eu-west-1 }
      plans:
        nightly:
          databases: [orders]
          copy: { region: eu-central-1, kmsKey: alias/dr }
          share: { accounts: ["222222222222"] }
      """;
  private static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*",
       "Principal":{"AWS":["arn:aws:iam::111111111111:root","arn:aws:iam::222222222222:root"]}}]}""";
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration SOON = Duration.ofMinutes(1);

  /** Lays the wiring of the templates there, and starts the services. */
  static RunOnEmulator at(URI emulator) {
    Map<String, String> settings = new HashMap<>();
    Stream.of("SQS", "EVENTBRIDGE", "S3", "SNS")
        .forEach(service -> settings.put("AWS_ENDPOINT_URL_" + service, emulator.toString()));
    settings.put("SNAPRELAY_LEDGER", "s3://snaprelay-ledger/ledger");
    RunOnEmulator run = new RunOnEmulator(Stage.set(Workspace.temporary(), PLAN, settings));
    run.createProduction();
    List.of(Service.SNAPSHOT, Service.COPY, Service.NOTIFIER).forEach(run.stage.services()::start);
    return run;
  }

  private void createProduction() {
    String production = key(Regions.HOME, "alias/production");
    key(Region.EU_CENTRAL_1, "alias/dr");
    RdsClient rds = stage.clients().rds(Regions.HOME);
    rds.createDBInstance(
        request ->
            request
                .dbInstanceIdentifier("orders-prod")
                .engine("none")
                .dbInstanceClass("db.t4g.medium")
                .allocatedStorage(20)
                .masterUsername("owner")
                .masterUserPassword("a-password-of-nobody")
                .storageEncrypted(true)
                .kmsKeyId(production));
    rds.waiter().waitUntilDBInstanceAvailable(it -> it.dbInstanceIdentifier("orders-prod"));
  }

  private String key(Region region, String alias) {
    KmsClient kms = stage.clients().kms(region);
    String arn = kms.createKey(request -> request.policy(POLICY)).keyMetadata().arn();
    kms.createAlias(request -> request.aliasName(alias).targetKeyId(arn));
    return arn;
  }

  /** Asks for the run, and waits for it to end. */
  RunId play() {
    Trigger trigger = new Trigger("emulated", "nightly", List.of(), Optional.empty());
    return stage.trigger(trigger).runs().get(0).run();
  }

  RunResult ended(RunId run) {
    return Patience.until(PATIENCE, () -> RunView.read(stage.runs(), run).flatMap(RunView::result))
        .orElseThrow(() -> new AssertionError("Run " + run + " has not ended"));
  }

  /** Whether its evidence comes to lie in the emulator's bucket. */
  boolean leavesEvidence(RunId run) {
    String key = LedgerKeys.evidence(run, "evidence-" + run + ".json");
    return Patience.until(SOON, () -> stage.ledger().read(key)).isPresent();
  }

  @Override
  public void close() {
    stage.close();
  }
}
