package io.snaprelay.cli.demo;

import io.snaprelay.cli.Queues;
import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.TriggerAnswer;
import io.snaprelay.ledger.FileLedger;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.S3Ledger;
import io.snaprelay.ledger.TriggerRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A whole SnapRelay on this machine: local-aws with everything between the services laid, and the
 * services as processes that nobody has started yet. Closing it ends all of them.
 */
public final class Stage implements AutoCloseable {
  private static final String S3 = "s3://";

  private final CloseStack parts = new CloseStack();
  private final Workspace workspace;
  private LocalAwsProcess aws;
  private AwsClients clients;
  private Installation installation;
  private Map<String, String> environment;
  private Services services;
  private Ledger ledger;

  private Stage(Workspace workspace) {
    this.workspace = parts.open(() -> workspace);
  }

  /**
   * Sets it up. If that fails, nothing is left running, nor in the workspace.
   *
   * @param workspace where it plays
   * @param planFile the text of the plan file
   * @param settings further environment variables of the services
   */
  public static Stage set(Workspace workspace, String planFile, Map<String, String> settings) {
    return set(workspace, planFile, settings, List.of());
  }

  /**
   * Sets it up.
   *
   * @param awsOptions further options of local-aws, as on its command line
   */
  public static Stage set(
      Workspace workspace, String planFile, Map<String, String> settings, List<String> awsOptions) {
    return set(Form.ofLauncher(), workspace, planFile, settings, awsOptions);
  }

  /** Sets it up with services in a form. */
  static Stage set(
      Form form,
      Workspace workspace,
      String planFile,
      Map<String, String> settings,
      List<String> awsOptions) {
    Stage stage = new Stage(workspace);
    Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "clear-stage"));
    try {
      stage.lay(form, planFile, settings, awsOptions);
      return stage;
    } catch (RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  private void lay(
      Form form, String planFile, Map<String, String> settings, List<String> awsOptions) {
    installation = Installation.ofLauncher(form);
    workspace.write("plan.yaml", planFile);
    aws = parts.open(() -> LocalAwsProcess.start(installation, workspace, awsOptions));
    aws.awaitListening();
    parts.open(() -> new AccessFile(aws));
    clients = parts.open(() -> new AwsClients(aws.endpoint(), AwsClients.ACCOUNT, settings));
    new Wiring(clients, installation.templates()).lay();
    new RestoreNetwork(clients).lay();
    Keys.createSigning(clients);
    ledger = ledger(settings);
    environment = ServiceEnvironment.of(aws, workspace, settings);
    services = parts.open(() -> services(workspace, environment));
  }

  private Services services(Workspace place, Map<String, String> told) {
    ServiceIdentity identity = new ServiceIdentity(clients.sts(Regions.HOME));
    return new Services(installation, place, told, identity::environment);
  }

  /**
   * Lays a second site beside that at home, and sets up its services, which nobody has started yet.
   *
   * @param region where it is
   * @param told what its template tells its tasks, beside what all services are told here
   */
  public Services secondSite(Region region, Map<String, String> told) {
    new Wiring(clients, installation.templates()).layWithSecondSiteIn(region);
    Workspace place = new Workspace(workspace.folder(region.id()), workspace.kept());
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(told);
    return parts.open(() -> services(place, all));
  }

  /** In a folder, or in the bucket that the settings name, which is made for it. */
  private Ledger ledger(Map<String, String> settings) {
    String location = settings.getOrDefault(ServiceEnvironment.LEDGER, "");
    if (!location.startsWith(S3)) {
      return new FileLedger(workspace.ledger());
    }
    String[] path = location.substring(S3.length()).split("/", 2);
    S3Client s3 = clients.s3(Regions.HOME);
    s3.createBucket(request -> request.bucket(path[0]));
    return new S3Ledger(s3, path[0], path[1] + "/");
  }

  public Workspace workspace() {
    return workspace;
  }

  public LocalAwsProcess aws() {
    return aws;
  }

  public AwsClients clients() {
    return clients;
  }

  public Services services() {
    return services;
  }

  public Ledger ledger() {
    return ledger;
  }

  public RunLedger runs() {
    return new RunLedger(ledger);
  }

  /** Sends a trigger to the snapshot-service and waits for its answer. */
  public TriggerRecord trigger(Trigger trigger) {
    trigger.sendTo(queues());
    return new TriggerAnswer(ledger).await(trigger.id());
  }

  /** The services' queues. */
  public Queues queues() {
    return new Queues(clients.sqs(Regions.HOME));
  }

  /** Also runs when the program is interrupted, at whatever moment. */
  @Override
  public void close() {
    parts.close();
  }
}
