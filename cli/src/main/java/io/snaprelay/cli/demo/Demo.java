package io.snaprelay.cli.demo;

import io.snaprelay.cli.ExitCode;
import io.snaprelay.cli.Follower;
import io.snaprelay.cli.Progress;
import io.snaprelay.cli.Queues;
import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.TriggerAnswer;
import io.snaprelay.ledger.FileLedger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.RunId;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plays the whole story once. */
public final class Demo {
  static final String ACCOUNT = "111111111111";
  static final String SUBNET_GROUP = "snaprelay-restore";
  static final String SECURITY_GROUP = "sg-0123456789abcdef0";
  static final String PLAN = "nightly";
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final int KILLS = 3;

  private final DemoOptions options;
  private final Progress progress;
  private final Story story;
  private final Installation installation = Installation.ofLauncher();

  /**
   * @param options how it is played
   * @param story where it is told
   * @param progress where the run is shown
   */
  public Demo(DemoOptions options, Story story, Progress progress) {
    this.options = options;
    this.story = story;
    this.progress = progress;
  }

  /**
   * Plays it.
   *
   * @return the exit code that says how the run ended
   */
  public int play() {
    try (Workspace workspace = workspace();
        LocalAwsProcess aws = LocalAwsProcess.start(installation, workspace);
        AwsClients clients = new AwsClients(aws.endpoint(), ACCOUNT);
        WebhookReceiver told = new WebhookReceiver();
        Services services =
            new Services(installation, workspace, ServiceEnvironment.of(aws, workspace, told))) {
      story.tell("local-aws is up at %s: RDS, SQS, EventBridge, KMS", aws.endpoint());
      new Wiring(clients).lay();
      startServices(services);
      fillProduction(clients, aws);
      aws.setFaults(DemoFaults.json(options));
      RunId run = trigger(clients, workspace);
      int result = follow(run, services, aws, workspace);
      options.keep().ifPresent(folder -> new SnapshotFiles(aws, workspace).keepThoseOf(run));
      new Epilogue(story, options, told).tell(run, workspace);
      return result;
    }
  }

  private Workspace workspace() {
    Workspace workspace = options.keep().map(Workspace::keptIn).orElseGet(Workspace::temporary);
    workspace.write("plan.yaml", Resource.text("plan.yaml"));
    return workspace;
  }

  /** The restoring service waits if the copy is to be damaged first: nothing may come between. */
  private void startServices(Services services) {
    for (Service service : Service.values()) {
      if (service != Service.RESTORE_VERIFY || options.damage().isEmpty()) {
        services.start(service);
      }
    }
    story.tell("five services are starting, each a process of its own");
  }

  private void fillProduction(AwsClients clients, LocalAwsProcess aws) {
    Keys keys = Keys.create(clients);
    new RestoreNetwork(clients).lay();
    SourceDatabase source = new SourceDatabase(clients.rds(Regions.HOME), aws.caBundle());
    SourceDatabase.Size size =
        source.create(keys.sourceArn(), options.engineVersion(), options.orders());
    story.tell(
        "production is RDS instance %s in %s: PostgreSQL %s, %,d orders, %,d MB, encrypted",
        SourceDatabase.IDENTIFIER,
        Regions.HOME,
        options.engineVersion(),
        size.rows(),
        size.bytes() / 1_000_000);
  }

  /** From here on only the services act: this is all that anybody has to send. */
  private RunId trigger(AwsClients clients, Workspace workspace) {
    String id = Trigger.newId();
    new Trigger(id, PLAN, List.of(), Optional.empty())
        .sendTo(new Queues(clients.sqs(Regions.HOME)));
    RunId run = new TriggerAnswer(new FileLedger(workspace.ledger())).await(id).runs().get(0).run();
    story.tell(
        "sent {\"id\":\"%s\",\"plan\":\"%s\"} to the snapshot-service: run %s", id, PLAN, run);
    return run;
  }

  private int follow(RunId run, Services services, LocalAwsProcess aws, Workspace workspace) {
    RunLedger ledger = new RunLedger(new FileLedger(workspace.ledger()));
    Optional<Service> victim = options.kill().flatMap(Service::named);
    try (Assassin assassin = new Assassin(services, KILLS)) {
      victim.ifPresent(assassin::begin);
      options.damage().ifPresent(kind -> new Sabotage(aws, ledger, story).damageCopyOf(run, kind));
      options.damage().ifPresent(kind -> services.start(Service.RESTORE_VERIFY));
      int result = new Follower(ledger, progress).follow(List.of(run), LONGEST);
      if (result == ExitCode.UNANSWERED) {
        story.tell("the run has not ended after %s; see %s", LONGEST, workspace.root());
      }
      return result;
    }
  }
}
