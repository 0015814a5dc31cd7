package io.snaprelay.cli.demo;

import io.snaprelay.cli.Complaint;
import io.snaprelay.cli.ExitCode;
import io.snaprelay.cli.Follower;
import io.snaprelay.cli.Progress;
import io.snaprelay.cli.RunView;
import io.snaprelay.cli.Trigger;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays the whole story once. */
public final class Demo {
  private static final String PLAN = "nightly";
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final int KILLS = 3;

  private final DemoOptions options;
  private final Progress progress;
  private final Story story;

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

  /** The masking rules that the demo brings along. */
  public static String rules(DemoEngine engine) {
    return DemoPlan.rules(engine);
  }

  /**
   * How it ended.
   *
   * @param exitCode what that means for a shell
   * @param run the run, with all of its steps
   * @param evidence the files that are left
   */
  public record Ending(int exitCode, RunView run, List<String> evidence) {}

  /** Plays it. */
  public Ending play() {
    Installation.ofLauncher(options.form());
    try (WebhookReceiver told = new WebhookReceiver();
        Stage stage =
            Stage.set(
                options.form(), workspace(), DemoPlan.text(options), channel(told), List.of())) {
      story.tell("local-aws is up at %s: RDS, SQS, EventBridge, KMS", stage.aws().endpoint());
      options.rules().ifPresent(rules -> stage.workspace().write(DemoPlan.RULES, rules));
      startServices(stage.services());
      SourceDatabase source = fillProduction(stage);
      stage.aws().setFaults(DemoFaults.json(options));
      RunId run = trigger(stage);
      int followed = follow(run, stage);
      options.keep().ifPresent(folder -> new SnapshotFiles(stage).keepThoseOf(run));
      int exitCode =
          options.rules().isPresent()
              ? Math.max(followed, giveAway(run, stage, source.originals()))
              : followed;
      List<String> evidence = new Epilogue(story, options, told).tell(run, stage);
      return new Ending(exitCode, RunView.read(stage.runs(), run).orElseThrow(), evidence);
    }
  }

  private Workspace workspace() {
    return options.keep().map(Workspace::keptIn).orElseGet(Workspace::temporary);
  }

  private static Map<String, String> channel(WebhookReceiver told) {
    return Map.of(
        "SNAPRELAY_CHANNELS_WEBHOOK_DEMO_URL",
        told.url(),
        "SNAPRELAY_CHANNELS_WEBHOOK_DEMO_SECRET",
        "demo");
  }

  /** The restoring service waits if the copy is to be damaged first: nothing may come between. */
  private void startServices(Services services) {
    for (Service service : Service.values()) {
      if (service != Service.RESTORE_VERIFY || options.damage().isEmpty()) {
        services.start(service);
      }
    }
    story.tell(
        "five services are starting, each a %s of its own",
        services.areNative() ? "native process" : "process");
  }

  private SourceDatabase fillProduction(Stage stage) {
    Keys keys = Keys.create(stage.clients());
    options.rules().ifPresent(any -> GiftKeys.createShared(stage.clients()));
    SourceDatabase source =
        new SourceDatabase(
            stage.clients().rds(Regions.HOME), stage.aws().caBundle(), options.engine());
    SourceDatabase.Size size =
        options.rules().isPresent()
            ? source.createWithPeople(keys.sourceArn(), options.engineVersion(), options.orders())
            : source.create(keys.sourceArn(), options.engineVersion(), options.orders());
    story.tell(
        "production is RDS instance %s in %s: %s %s, %,d orders, %,d MB, encrypted",
        SourceDatabase.IDENTIFIER,
        Regions.HOME,
        options.engine().title(),
        options.engineVersion(),
        size.rows(),
        size.bytes() / 1_000_000);
    return source;
  }

  /** Masking begins late, and only its middle is worth a murder. */
  private boolean isAtWork(Service victim, RunId run, Stage stage) {
    return victim != Service.SANITIZE
        || options.rules().isEmpty()
        || stage.runs().step(run, StepName.VERIFY).isPresent();
  }

  private int giveAway(RunId run, Stage stage, Originals originals) {
    options.keep().ifPresent(folder -> originals.keepIn(stage.workspace()));
    return new GiftStory(story, stage, options.engine(), originals).tell(run);
  }

  /** From here on only the services act: this is all that anybody has to send. */
  private RunId trigger(Stage stage) {
    Trigger trigger = new Trigger(Trigger.newId(), PLAN, List.of(), Optional.empty());
    RunId run = stage.trigger(trigger).runs().get(0).run();
    story.tell("sent %s to the snapshot-service: run %s", trigger.body(), run);
    return run;
  }

  /** The damage comes first: the assassin strikes only who has been started. */
  private int follow(RunId run, Stage stage) {
    Services services = stage.services();
    try (Assassin assassin = new Assassin(services, KILLS)) {
      options
          .damage()
          .ifPresent(
              kind ->
                  new Sabotage(stage, story).damageCopyOf(run, kind, options.engine().orders()));
      options.damage().ifPresent(kind -> services.start(Service.RESTORE_VERIFY));
      options
          .kill()
          .flatMap(Service::named)
          .ifPresent(victim -> assassin.begin(victim, () -> isAtWork(victim, run, stage)));
      int exitCode = new Follower(stage.runs(), progress).follow(List.of(run), LONGEST);
      if (exitCode == ExitCode.UNANSWERED) {
        throw new Complaint(exitCode, "Run " + run + " has not ended after " + LONGEST);
      }
      return exitCode;
    }
  }
}
