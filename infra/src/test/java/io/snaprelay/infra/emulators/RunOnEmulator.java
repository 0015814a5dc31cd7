package io.snaprelay.infra.emulators;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.RunView;
import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.SourceDatabase;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.cli.demo.Workspace;
import io.snaprelay.events.RunResult;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

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
          verify: { instanceClass: db.t4g.medium, mode: quick }
      """;

  /** All but sanitize-service, which hears nothing that the others do not hear. */
  private static final List<Service> PLAYED =
      List.of(Service.SNAPSHOT, Service.COPY, Service.RESTORE_VERIFY, Service.NOTIFIER);

  private static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*",
       "Principal":{"AWS":["arn:aws:iam::111111111111:root","arn:aws:iam::222222222222:root"]}}]}""";
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration SOON = Duration.ofMinutes(1);

  /** Lays the wiring of the templates there, and starts the services. */
  static RunOnEmulator at(Emulator emulator) {
    String endpoint = emulator.endpoint().toString();
    Map<String, String> settings = new HashMap<>(emulator.settings());
    Stream.of("SQS", "EVENTBRIDGE", "S3", "SNS")
        .forEach(service -> settings.put("AWS_ENDPOINT_URL_" + service, endpoint));
    settings.put("SNAPRELAY_LEDGER", "s3://snaprelay-ledger/ledger");
    RunOnEmulator run = new RunOnEmulator(Stage.set(Workspace.temporary(), PLAN, settings));
    run.createProduction();
    PLAYED.forEach(run.stage.services()::start);
    return run;
  }

  private void createProduction() {
    String production = key(Regions.HOME, "alias/production");
    key(Region.EU_CENTRAL_1, "alias/dr");
    new SourceDatabase(stage.clients().rds(Regions.HOME), stage.aws().caBundle())
        .create(production, "17", 100);
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
