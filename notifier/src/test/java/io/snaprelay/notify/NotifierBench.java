package io.snaprelay.notify;

import io.snaprelay.aws.Account;
import io.snaprelay.events.EventHeader;
import io.snaprelay.events.RunStarted;
import io.snaprelay.evidence.SampleRun;
import io.snaprelay.evidence.page.PlainQute;
import io.snaprelay.names.EventId;
import io.snaprelay.notify.channel.ChannelConfig;
import io.snaprelay.notify.channel.FakeAws;
import io.snaprelay.notify.channel.Senders;
import io.snaprelay.notify.digest.NextIssue;
import io.snaprelay.notify.digest.Subscriptions;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.EventTypes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The three reactions on the real loop, with what a user may configure. */
final class NotifierBench {
  final LoopBench loop = new LoopBench();
  final FakeSigner signer = new FakeSigner();
  final FakeAws aws = new FakeAws();
  Account account = Account.of(Runs.ACCOUNT);
  Notices notices;
  EvidenceArchive archive;
  Courier courier;
  private final Map<String, String> keys = new HashMap<>();

  NotifierBench() {
    keys.put("snaprelay.delivery.timeout", "60S");
  }

  NotifierBench set(String key, String value) {
    keys.put(key, value);
    return this;
  }

  /** Puts the reactions on the loop; nothing can be set from here on. */
  NotifierBench start() {
    NotifierConfig config = Configured.with(keys);
    Product product = new Product("0.1.0");
    ChannelConfig channels = Configured.channels(keys);
    EvidenceSigning signing =
        new EvidenceSigning(signer, config, loop.ledger, loop.store, loop.clock);
    archive = new EvidenceArchive(loop.ledger, loop.store, signing, product);
    notices =
        new Notices(
            loop.ledger,
            archive,
            new EvidenceAddress(config, "s3://ledger/audit"),
            new CurrentPlans(config),
            new Approvals(loop.store, loop.ledger));
    courier = new Courier(Senders.of(channels, aws, loop.clock), loop.store, channels, loop.clock);
    loop.with(new RecordEvent(loop.ledger));
    EvidenceFolder folder = new EvidenceFolder(config);
    loop.with(
        new WriteEvidence(
            loop.ledger,
            loop.store,
            archive,
            PlainQute.html(),
            folder,
            new CoverageFiles(loop.store, folder, config, coverage(config))));
    Incidents incidents = new Incidents(loop.ledger, loop.store);
    Undelivered undelivered = new Undelivered(courier);
    Subscriptions subscriptions = new Subscriptions(loop.store);
    Audience audience = new Audience(new NextIssue(loop.store, subscriptions, loop.clock));
    loop.with(new SendNotifications(notices, audience, courier, incidents, undelivered));
    loop.with(
        new SendDigests(
            subscriptions,
            new CurrentPlans(config),
            new Unproved(coverage(config)),
            courier,
            undelivered,
            loop.clock));
    return this;
  }

  private CoverageNow coverage(NotifierConfig config) {
    return new CoverageNow(loop.store, config, account, loop.clock);
  }

  /** A run of this plan has begun. */
  SampleRun run(FrozenPlan plan) {
    return SampleRun.begun(loop.store, plan);
  }

  static RunStarted started(FrozenPlan plan) {
    EventHeader header = header(plan, EventTypes.RUN_STARTED.wireName(), plan.run().value());
    return new RunStarted(header, plan.trigger(), plan.planName(), plan.database());
  }

  static EventHeader header(FrozenPlan plan, String type, String subject) {
    return new EventHeader(
        EventId.of(plan.run(), type, subject),
        Optional.of(plan.run()),
        Optional.empty(),
        plan.requestedAt(),
        Optional.empty(),
        Optional.empty());
  }

  /** The keys of the ledger below the run's folder. */
  List<String> keys(FrozenPlan plan, String folder) {
    return loop.store.list("runs/" + plan.run() + "/" + folder + "/");
  }

  /** All entries of a folder, as one text. */
  String texts(FrozenPlan plan, String folder) {
    StringBuilder texts = new StringBuilder();
    keys(plan, folder)
        .forEach(
            key ->
                texts.append(
                    new String(loop.store.read(key).orElseThrow(), StandardCharsets.UTF_8)));
    return texts.toString();
  }
}
