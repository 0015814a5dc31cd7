package io.snaprelay.restore;

import io.snaprelay.aws.Account;
import io.snaprelay.database.CreationGate;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.restore.cutover.CutoverReactions;
import io.snaprelay.restore.cutover.Preflight;
import io.snaprelay.runtime.Pace;
import io.snaprelay.settings.SettingsRecords;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.Runs;

/** All reactions of the service, as the container puts them together. */
final class Wiring {
  private static final Pace PACE = RestoreBench.PACE;

  final CreationGate gate;
  final PromotionGate promotion;
  private final LoopBench loop;
  private final Ports ports;
  private final Site site = new Site();
  private final Networks networks = new Networks(site, Account.of(Runs.ACCOUNT));
  private final TemporaryDatabases databases;
  private final Members members;
  private final Stay stay;
  private final RestoredSettings restored;
  private final CleanUp cleanUp;

  Wiring(LoopBench loop, Ports ports) {
    this.loop = loop;
    this.ports = ports;
    gate = new CreationGate(loop.store);
    promotion = new PromotionGate(loop.store);
    databases = new TemporaryDatabases(ports.rds());
    stay = new Stay(new SettingsRecords(loop.store), networks);
    members = new Members(ports.rds(), stay, loop.ledger, PACE);
    restored = new RestoredSettings(ports.settings(), stay, loop.ledger, loop.store, PACE);
    cleanUp = cleanUp();
  }

  private CleanUp cleanUp() {
    CreationsInFlight inFlight = new CreationsInFlight(gate, loop.ledger);
    Deletion deletion =
        new Deletion(ports.rds(), loop.ledger, databases, members, inFlight, promotion, PACE);
    return new CleanUp(loop.ledger, deletion, inFlight, PACE);
  }

  /** Tells the loop of all of them. */
  StartRestore restore() {
    StartRestore restore = startRestore();
    loop.with(new StartRestoreOfSource(restore))
        .with(new StartRestoreOfPointInTime(restore))
        .with(new StartRestoreOfCopy(restore))
        .with(new FinishRestore(ports.rds(), databases, members, loop.ledger, restored, PACE));
    verify();
    promote();
    loop.with(new CleanUpAfterVerification(cleanUp))
        .with(new CleanUpAfterSanitizing(cleanUp))
        .with(new CleanUpAfterFailure(cleanUp))
        .with(new FinishCleanUp(cleanUp))
        .with(new StartKeeping())
        .with(new FinishKeeping(databases, cleanUp));
    return restore;
  }

  private StartRestore startRestore() {
    return new StartRestore(
        ports.rds(),
        databases,
        gate,
        new Places(ports.rds(), loop.clock),
        loop.ledger,
        site,
        stay,
        new StayPreflight(ports.rds(), ports.settings(), stay, networks, cutoverPreflight()),
        new OtherAccountPreflight(ports.rds(), networks),
        networks,
        PACE);
  }

  private CutoverPreflight cutoverPreflight() {
    return new CutoverPreflight(
        ports.rds(),
        ports.keys(),
        new LoginSecrets(ports.secrets()),
        stay,
        new Preflight(ports.rds(), ports.production()));
  }

  private void verify() {
    Proofs proofs = new Proofs(loop.store);
    loop.with(
        new VerifyRestore(
            databases,
            new ProofLogin(ports.servers()),
            proofs,
            new Subjects(proofs, loop.ledger, ports.servers()),
            site,
            PACE,
            loop.clock));
  }

  /** Tells the loop of a cutover's too. */
  void cutover() {
    Titles titles = new Titles(ports.production(), stay);
    ProductionLikeness likeness = new ProductionLikeness(restored, titles, stay, ports.rds(), PACE);
    new CutoverReactions(ports.rds(), ports.production(), loop.store, likeness, PACE)
        .all(ports.servers(), loop.mailbox, loop.clock)
        .forEach(loop::with);
  }

  private void promote() {
    MemberRenames renames = new MemberRenames(ports.production(), ports.rds(), stay, PACE);
    Retitling retitling =
        new Retitling(
            ports.production(), restored, new Titles(ports.production(), stay), renames, PACE);
    Promotion promoting =
        new Promotion(
            ports.production(),
            ports.rds(),
            restored,
            renames,
            retitling,
            promotion,
            loop.ledger,
            PACE);
    loop.with(new StartPromotion(promoting))
        .with(new StartPromotionUnproved(promoting))
        .with(new FinishPromotion(promoting))
        .with(new CleanUpAfterPromotion(cleanUp));
  }
}
