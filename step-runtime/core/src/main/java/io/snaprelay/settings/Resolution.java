package io.snaprelay.settings;

import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Wanted;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Resolves what a restored database and its members are to be like. Pure. */
final class Resolution {
  private final Restore restore;
  private final DatabaseRef home;

  Resolution(Restore restore, DatabaseRef home) {
    this.restore = restore;
    this.home = home;
  }

  WantedSettings of(Optional<CapturedSettings> captured) {
    Resolving database = new Resolving(SettingCatalog.of(home.kind()));
    captured.ifPresent(
        it -> {
          database.takeOver(it.values(), restore.mapping());
          database.leaveBehind(restore, it.database(), home);
        });
    want(database, captured);
    List<WantedMember> members =
        captured
            .map(this::members)
            .orElseGet(() -> home.kind() == DatabaseKind.CLUSTER ? one() : List.of());
    return database.settled(problems(members), members);
  }

  private void want(Resolving database, Optional<CapturedSettings> captured) {
    Wanted wanted = restore.wanted();
    // The instances of an Aurora cluster have a class each, and the cluster has none.
    if (captured.map(CapturedSettings::members).orElse(List.of()).isEmpty()) {
      database.want(InstanceSetting.INSTANCE_CLASS, wanted.instanceClass());
    }
    database.want(InstanceSetting.SUBNET_GROUP, wanted.subnetGroup());
    database.want(InstanceSetting.PARAMETER_GROUP, wanted.parameterGroup());
    database.want(InstanceSetting.OPTION_GROUP, wanted.optionGroup());
    database.want(InstanceSetting.SECURITY_GROUPS, Described.text(wanted.securityGroups()));
    database.want(ClusterSetting.KMS_KEY, wanted.kmsKey());
  }

  private List<WantedMember> members(CapturedSettings captured) {
    MemberNames names = new MemberNames(captured.database().identifier(), home.identifier());
    return captured.members().stream()
        .map(
            member ->
                member(names.of(member.identifier()), member.values(), member.tags(), captured))
        .toList();
  }

  private WantedMember member(
      String name,
      Map<String, String> values,
      Map<String, String> tags,
      CapturedSettings captured) {
    Resolving member = new Resolving(SettingCatalog.MEMBER);
    member.takeOver(values, restore.mapping());
    member.leaveBehind(restore, captured.database(), home);
    member.want(MemberSetting.INSTANCE_CLASS, restore.wanted().instanceClass());
    return new WantedMember(name, member.settled(List.of(), List.of()), tags);
  }

  /** A cluster that nobody captured has one instance. */
  private List<WantedMember> one() {
    Resolving member = new Resolving(SettingCatalog.MEMBER);
    member.want(MemberSetting.INSTANCE_CLASS, restore.wanted().instanceClass());
    String name = new MemberNames(home.identifier(), home.identifier()).first();
    return List.of(new WantedMember(name, member.settled(List.of(), List.of()), Map.of()));
  }

  private static List<String> problems(List<WantedMember> members) {
    List<String> problems = new ArrayList<>();
    Stream<String> tooLong =
        members.stream()
            .map(WantedMember::name)
            .filter(name -> name.length() > MemberNames.LONGEST)
            .map("the instance name %s is too long: choose a shorter restore.name"::formatted);
    Stream.concat(members.stream().flatMap(it -> it.settings().problems().stream()), tooLong)
        .distinct()
        .forEach(problems::add);
    return problems;
  }
}
