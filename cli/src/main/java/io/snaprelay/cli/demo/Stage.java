package io.snaprelay.cli.demo;

import io.snaprelay.cli.Queues;
import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.TriggerAnswer;
import io.snaprelay.ledger.FileLedger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.TriggerRecord;
import java.util.List;
import java.util.Map;

/**
 * A whole SnapRelay on this machine: local-aws with everything between the services laid, and the
 * services as processes that nobody has started yet. Closing it ends all of them.
 */
public final class Stage implements AutoCloseable {
  private final CloseStack parts = new CloseStack();
  private final Workspace workspace;
  private LocalAwsProcess aws;
  private AwsClients clients;
  private Services services;

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
    Installation installation = Installation.ofLauncher(form);
    workspace.write("plan.yaml", planFile);
    aws = parts.open(() -> LocalAwsProcess.start(installation, workspace, awsOptions));
    aws.awaitListening();
    clients = parts.open(() -> new AwsClients(aws.endpoint(), AwsClients.ACCOUNT));
    new Wiring(clients).lay();
    new RestoreNetwork(clients).lay();
    Keys.createSigning(clients);
    Map<String, String> environment = ServiceEnvironment.of(aws, workspace, settings);
    services = parts.open(() -> new Services(installation, workspace, environment));
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

  public FileLedger ledger() {
    return new FileLedger(workspace.ledger());
  }

  public RunLedger runs() {
    return new RunLedger(ledger());
  }

  /** Sends a trigger to the snapshot-service and waits for its answer. */
  public TriggerRecord trigger(Trigger trigger) {
    trigger.sendTo(queues());
    return new TriggerAnswer(ledger()).await(trigger.id());
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
