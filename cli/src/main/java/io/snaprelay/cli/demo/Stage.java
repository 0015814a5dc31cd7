package io.snaprelay.cli.demo;

import io.snaprelay.cli.Queues;
import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.TriggerAnswer;
import io.snaprelay.ledger.FileLedger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.TriggerRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A whole SnapRelay on this machine: local-aws with everything between the services laid, and the
 * services as processes that nobody has started yet. Closing it ends all of them.
 */
public final class Stage implements AutoCloseable {
  private final Workspace workspace;
  private final LocalAwsProcess aws;
  private final AwsClients clients;
  private final Services services;
  private final AtomicBoolean cleared = new AtomicBoolean();

  private Stage(Workspace workspace, LocalAwsProcess aws, AwsClients clients, Services services) {
    this.workspace = workspace;
    this.aws = aws;
    this.clients = clients;
    this.services = services;
  }

  /**
   * Sets it up.
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
    Installation installation = Installation.ofLauncher();
    workspace.write("plan.yaml", planFile);
    LocalAwsProcess aws = LocalAwsProcess.start(installation, workspace, awsOptions);
    AwsClients clients = new AwsClients(aws.endpoint(), AwsClients.ACCOUNT);
    new Wiring(clients).lay();
    new RestoreNetwork(clients).lay();
    Map<String, String> environment = ServiceEnvironment.of(aws, workspace, settings);
    Stage stage =
        new Stage(workspace, aws, clients, new Services(installation, workspace, environment));
    Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "clear-stage"));
    return stage;
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

  /** Also runs when the program is interrupted; only the first call does anything. */
  @Override
  public void close() {
    if (cleared.getAndSet(true)) {
      return;
    }
    for (AutoCloseable part : List.<AutoCloseable>of(services, clients, aws, workspace)) {
      close(part);
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new IllegalStateException("The stage could not be cleared", e);
    }
  }
}
