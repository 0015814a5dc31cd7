package io.snaprelay.cli.doctor;

import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.refs.DatabaseRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that is looked at: the plans, how the services are set up, and AWS. */
final class Estate {
  private final PlanFile file;
  private final Setup setup;
  private final Clients clients;
  private final String account;
  private final Sources sources;
  private final Sites sites = new Sites(this);
  private final SourceAccounts plannedSources;
  private final Set<String> lostAccounts = new HashSet<>();
  private final Set<String> lostSites = new HashSet<>();
  private final Set<String> lostRegions = new HashSet<>();

  /**
   * @param account the account that SnapRelay runs in
   * @param planned those of whose databases plans take snapshots
   */
  Estate(PlanFile file, Setup setup, Clients clients, String account, SourceAccounts planned) {
    this.plannedSources =
        new SourceAccounts(planned.ids().stream().filter(id -> !id.equals(account)).toList());
    this.file = file;
    this.setup = setup;
    this.clients = clients;
    this.account = account;
    this.sources = new Sources(clients);
  }

  PlanFile file() {
    return file;
  }

  Setup setup() {
    return setup;
  }

  Clients clients() {
    return clients;
  }

  /** The account that SnapRelay runs in. */
  String account() {
    return account;
  }

  /** Where the services, their queues and the bus are. */
  Spot home() {
    return new Spot(account, clients.homeRegion());
  }

  Sites sites() {
    return sites;
  }

  Optional<Source> source(DatabaseRef database) {
    return sources.find(database);
  }

  /** Every database of every plan that names it, in the order of names. */
  List<Planned> planned() {
    List<Planned> all = new ArrayList<>();
    new TreeMap<>(file.plans())
        .forEach(
            (name, plan) ->
                plan.databases().stream()
                    .map(
                        each ->
                            new Planned(name, plan, each, file.databases().get(each).in(account)))
                    .forEach(all::add));
    return all;
  }

  /** The regions of our own account that runs work in. */
  Set<String> regions() {
    Set<String> regions = new TreeSet<>(Set.of(clients.homeRegion()));
    file.plans()
        .values()
        .forEach(plan -> plan.select().ifPresent(select -> regions.addAll(select.regions())));
    for (Planned each : planned()) {
      spots(each).stream()
          .filter(spot -> spot.account().equals(account))
          .forEach(spot -> regions.add(spot.region()));
    }
    return regions;
  }

  /** The other accounts of whose databases plans take snapshots. */
  SourceAccounts sourceAccounts() {
    return plannedSources;
  }

  /** The other accounts that runs work in. */
  Set<String> otherAccounts() {
    Set<String> others = new TreeSet<>(plannedSources.ids());
    planned().forEach(each -> spots(each).forEach(spot -> others.add(spot.account())));
    others.remove(account);
    return others;
  }

  private static List<Spot> spots(Planned planned) {
    List<Spot> spots = new ArrayList<>(List.of(Spot.of(planned.database())));
    planned.plan().copies().forEach(copy -> spots.add(planned.spot(copy)));
    planned
        .plan()
        .restore()
        .flatMap(restore -> restore.picksIn(planned.plan()))
        .ifPresent(region -> spots.add(new Spot(planned.database().account(), region)));
    return spots;
  }

  /** The other accounts in which databases come up. */
  Set<String> otherSites() {
    Set<String> others = new TreeSet<>();
    planned().stream()
        .filter(each -> each.plan().restoresTemporarily())
        .forEach(each -> others.add(each.site().account()));
    others.remove(account);
    return others;
  }

  /** From now on nothing is asked of this account: one finding about it is enough. */
  void loseAccount(String id) {
    lostAccounts.add(id);
  }

  /** The same of what is restored in an account. */
  void loseSite(String id) {
    lostSites.add(id);
  }

  /** Whether it can be looked at as whoever restores there. */
  boolean reachesSite(Spot spot) {
    return reaches(spot) && !lostSites.contains(spot.account());
  }

  /** The same of a region. */
  void loseRegion(String region) {
    lostRegions.add(region);
  }

  boolean reaches(Spot spot) {
    return !lostAccounts.contains(spot.account()) && !lostRegions.contains(spot.region());
  }
}
