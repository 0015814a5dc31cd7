package io.snaprelay.settings;

import io.snaprelay.refs.DatabaseKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All settings of one kind of thing. Names are unique within a catalogue. */
public enum SettingCatalog {
  /** DB instances that stand alone. */
  INSTANCE(List.of(InstanceSetting.values()), names(InstanceChange.changeable())),
  /** DB clusters, Aurora's and Multi-AZ ones. */
  CLUSTER(List.of(ClusterSetting.values()), names(ClusterChange.changeable())),
  /** Instances of Aurora clusters. A change of one is a change of an instance. */
  MEMBER(List.of(MemberSetting.values()), names(InstanceChange.changeable()));

  private final List<Setting> settings;
  private final Set<String> changeable;

  SettingCatalog(List<Setting> settings, Set<String> changeable) {
    this.settings = settings;
    this.changeable = changeable;
  }

  private static Set<String> names(Set<? extends Setting> settings) {
    return settings.stream().map(Setting::settingName).collect(Collectors.toUnmodifiableSet());
  }

  /** That of databases of a kind. */
  public static SettingCatalog of(DatabaseKind kind) {
    return kind == DatabaseKind.CLUSTER ? CLUSTER : INSTANCE;
  }

  /** The setting of a name. */
  public Optional<Setting> named(String settingName) {
    return all().filter(setting -> setting.settingName().equals(settingName)).findFirst();
  }

  /** All of them. */
  public Stream<Setting> all() {
    return settings.stream();
  }

  /** Whether a name is of a setting that goes one of these ways. */
  boolean goes(String settingName, List<Way> ways) {
    return named(settingName).filter(setting -> ways.contains(setting.way())).isPresent();
  }

  /** Whether a name is of a setting that a modification can change. */
  boolean isChangeable(String settingName) {
    return named(settingName).isPresent() && changeable.contains(settingName);
  }
}
