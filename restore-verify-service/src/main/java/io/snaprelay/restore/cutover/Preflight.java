package io.snaprelay.restore.cutover;

import io.snaprelay.events.FailureCode;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.Surroundings;
import io.snaprelay.rds.Whereabouts;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether production can be replaced at all: all findings together, before anything is restored,
 * and again before the first rename. It only reads.
 */
@ApplicationScoped
public class Preflight {
  private final RdsGateway rds;
  private final ProductionGateway production;

  public Preflight(RdsGateway rds, ProductionGateway production) {
    this.rds = rds;
    this.production = production;
  }

  /**
   * Before a restore is paid for.
   *
   * @param name the database that is to be replaced
   * @return all that is in the way, in words; empty if nothing is
   */
  public List<String> beforeTheRestore(DatabaseRef name) {
    return findings(name, true);
  }

  /** Before the first rename; the restored database exists by now and needs no more room. */
  Optional<Outcome> beforeTheSwap(Run run) {
    return refusal(run, findings(run.frozen().database(), false));
  }

  private static Optional<Outcome> refusal(Run run, List<String> findings) {
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Outcome.giveUp(
                FailureCode.PREFLIGHT_FAILED,
                String.join("; ", findings),
                run.frozen().database().arn() + " was not touched"));
  }

  private List<String> findings(DatabaseRef name, boolean needsRoom) {
    Optional<DatabaseState> state = rds.database(name);
    if (state.isEmpty()) {
      return List.of(name.arn() + " does not exist: restore a new database instead");
    }
    List<String> findings = new ArrayList<>();
    ofItself(state.get(), findings);
    ofItsSurroundings(production.surroundings(name), needsRoom, findings);
    Stream.concat(Stream.of(state.get()), state.get().members().stream())
        .forEach(each -> ofTheNameAside(each.ref(), findings));
    return findings;
  }

  private void ofItself(DatabaseState state, List<String> findings) {
    boolean atRest =
        production.find(state.ref(), state.resourceId()).filter(Whereabouts::isAtRest).isPresent();
    if (!atRest) {
      findings.add(
          "It is %s or has pending modifications: wait for them, or apply them"
              .formatted(state.status()));
    }
    if (state.endpoint().isEmpty()) {
      findings.add("It has no endpoint that could be kept");
    }
    if (state.masterPasswordManaged()) {
      findings.add(
          "RDS manages its master password: the restored database would not get that secret, and whoever reads it would be locked out. Set a password of your own first");
    }
  }

  private static void ofItsSurroundings(
      Surroundings around, boolean needsRoom, List<String> findings) {
    around.replicaOf().ifPresent(source -> findings.add("It is a read replica of " + source));
    named("It has read replicas, which would go on following the old one", around.replicas())
        .ifPresent(findings::add);
    around
        .globalCluster()
        .ifPresent(
            global ->
                findings.add(
                    "It is part of the global database %s, which would go on with the old one"
                        .formatted(global)));
    named("Custom endpoints lead to its instances and would go on doing so", around.endpoints())
        .ifPresent(findings::add);
    named("RDS Proxies lead to it and would go on doing so", around.proxies())
        .ifPresent(findings::add);
    named("It has blue/green deployments", around.blueGreen()).ifPresent(findings::add);
    named("Maintenance is pending", around.maintenance()).ifPresent(findings::add);
    around.quotas().stream()
        .filter(quota -> needsRoom && quota.isShort())
        .map(
            quota ->
                "%d of %d %s of the region are used, and %d more are needed"
                    .formatted(quota.used(), quota.max(), quota.what(), quota.needed()))
        .forEach(findings::add);
  }

  private static Optional<String> named(String what, List<String> names) {
    return names.isEmpty() ? Optional.empty() : Optional.of(what + ": " + String.join(", ", names));
  }

  private void ofTheNameAside(DatabaseRef name, List<String> findings) {
    DatabaseRef aside = Names.named(name, Names.aside(name));
    if (rds.database(aside).isPresent()) {
      findings.add(
          "%s exists already, the old production of an earlier cutover perhaps: delete or rename it"
              .formatted(aside.arn()));
    }
  }
}
