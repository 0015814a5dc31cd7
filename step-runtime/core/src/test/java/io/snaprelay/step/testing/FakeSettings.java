package io.snaprelay.step.testing;

import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.settings.CapturedMember;
import io.snaprelay.settings.CapturedSettings;
import io.snaprelay.settings.SettingsGateway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Settings of the databases of a {@link FakeRds}, by resource id, so that they follow a rename.
 * Every group is there that no test has taken away; {@link Faults} break calls by name, for example
 * {@code settings.change}.
 */
public final class FakeSettings implements SettingsGateway {
  private final FakeRds rds;
  private final Faults faults;
  private final Map<String, Map<String, String>> values = new HashMap<>();
  private final Map<String, String> vpcs = new HashMap<>();
  private final Set<String> absent = new HashSet<>();
  private final List<String> calls = new ArrayList<>();

  /**
   * @param rds holds the databases
   */
  public FakeSettings(FakeRds rds, Faults faults) {
    this.rds = rds;
    this.faults = faults;
  }

  /** A database has these settings. */
  public FakeSettings put(String resourceId, Map<String, String> settings) {
    values.put(resourceId, new HashMap<>(settings));
    return this;
  }

  /** RDS knows no group of that name. */
  public FakeSettings without(String group) {
    absent.add(group);
    return this;
  }

  /** A subnet group lies in this VPC; all others lie in one. */
  public FakeSettings vpcOf(String subnetGroup, String vpc) {
    vpcs.put(subnetGroup, vpc);
    return this;
  }

  /** The writes so far, for example {@code change orders {backupDays=7}}. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Optional<CapturedSettings> capture(DatabaseRef database, Instant at) {
    faults.before("settings.capture");
    return rds.database(database)
        .map(
            state ->
                CapturedSettings.of(database, state.resourceId(), at, of(state), state.tags())
                    .with(state.members().stream().map(this::member).toList()));
  }

  private CapturedMember member(DatabaseState state) {
    return CapturedMember.of(state.ref().identifier(), state.resourceId(), of(state), state.tags());
  }

  @Override
  public void change(DatabaseRef database, Map<String, String> settings) {
    faults.before("settings.change");
    DatabaseState state = rds.database(database).orElseThrow();
    Map<String, String> changed = new HashMap<>(of(state));
    changed.putAll(settings);
    values.put(state.resourceId(), changed);
    calls.add("change " + database.identifier() + " " + new TreeMap<>(settings));
    faults.after("settings.change");
  }

  @Override
  public List<String> missing(DatabaseRef there, Map<String, String> settings) {
    faults.before("settings.missing");
    return settings.values().stream().filter(absent::contains).sorted().toList();
  }

  @Override
  public Optional<String> vpc(DatabaseRef there, String subnetGroup) {
    return Optional.of(vpcs.getOrDefault(subnetGroup, "vpc-1"));
  }

  private Map<String, String> of(DatabaseState state) {
    return values.getOrDefault(state.resourceId(), Map.of());
  }
}
