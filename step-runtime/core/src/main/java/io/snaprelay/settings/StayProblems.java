package io.snaprelay.settings;

import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What would stop a database from staying, looked up before anything is created. */
public final class StayProblems {
  private final RdsGateway rds;
  private final SettingsGateway settings;

  public StayProblems(RdsGateway rds, SettingsGateway settings) {
    this.rds = rds;
    this.settings = settings;
  }

  /**
   * All of it, in words.
   *
   * @param there a database where it is restored, which need not exist
   * @param home where it is to have its name; absent if it never gets one
   */
  public List<String> of(WantedSettings wanted, DatabaseRef there, Optional<DatabaseRef> home) {
    List<String> problems = new ArrayList<>(wanted.problems());
    settings.missing(there, wanted.values()).stream()
        .map(group -> "%s does not exist in %s".formatted(group, there.region()))
        .forEach(problems::add);
    wanted.members().stream()
        .flatMap(
            member ->
                settings
                    .missing(instance(there, there.identifier()), member.settings().values())
                    .stream())
        .distinct()
        .map(group -> "%s does not exist in %s".formatted(group, there.region()))
        .forEach(problems::add);
    home.ifPresent(name -> taken(wanted, name).forEach(problems::add));
    return problems;
  }

  /** Instances have a namespace of their own, in which the members of a cluster are too. */
  private List<String> taken(WantedSettings wanted, DatabaseRef home) {
    return Stream.concat(
            Stream.of(home), wanted.members().stream().map(it -> instance(home, it.name())))
        .flatMap(name -> taken(name).stream())
        .toList();
  }

  private static DatabaseRef instance(DatabaseRef there, String name) {
    return new DatabaseRef(DatabaseKind.INSTANCE, there.account(), there.region(), name);
  }

  private Optional<String> taken(DatabaseRef home) {
    return rds.database(home)
        .map(taken -> home.arn() + " exists already: choose another restore.name");
  }
}
